using Grpc.Core;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Errors;
using MasterData.Cli.Output;
using MasterData.Client.Connecting;

namespace MasterData.Cli.Connecting;

/// <summary>One command at work: the server it talks to and the person it talks to.</summary>
internal sealed class Session : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PauseBeforeRetry = TimeSpan.FromMilliseconds(300);

    private readonly MasterDataChannel _channel;
    private readonly OutputFormat _format;

    public Session(Target target, OutputFormat format, Surroundings surroundings, Language language)
    {
        _channel = MasterDataChannel.Open(target.Address, target.Credentials, language.Code);
        _format = format;
        Surroundings = surroundings;
        Language = language;
        Errors = new ErrorPrinter(surroundings.Error, language);
        Catalogs = new(_channel.Invoker);
        Items = new(_channel.Invoker);
        Changesets = new(_channel.Invoker);
        Sync = new(_channel.Invoker);
        Access = new(_channel.Invoker);
        Consumers = new(_channel.Invoker);
        Findings = new(_channel.Invoker);
    }

    public Surroundings Surroundings { get; }

    public Language Language { get; }

    public ErrorPrinter Errors { get; }

    public Uri Address => _channel.Address;

    public V1.CatalogService.CatalogServiceClient Catalogs { get; }

    public V1.ItemService.ItemServiceClient Items { get; }

    public V1.ChangesetService.ChangesetServiceClient Changesets { get; }

    public V1.SyncService.SyncServiceClient Sync { get; }

    public V1.AccessService.AccessServiceClient Access { get; }

    public V1.ConsumerService.ConsumerServiceClient Consumers { get; }

    public V1.FindingService.FindingServiceClient Findings { get; }

    /// <summary>The line of each operation in the file that is sent, for whoever must put it right.</summary>
    public IReadOnlyList<int> OperationLines { get; set; } = [];

    /// <summary>A new id for the one write of this command; a repetition carries the same.</summary>
    public static string NewRequestId() => Guid.NewGuid().ToString();

    /// <summary>Calls the server; once more where it could not be reached, with the same request id.</summary>
    public async Task<T> CallAsync<T>(
        Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await AttemptAsync(call, cancellationToken);
        }
        catch (RpcException failure) when (failure.StatusCode is StatusCode.Unavailable)
        {
            await Task.Delay(PauseBeforeRetry, Surroundings.Time, cancellationToken);
            return await AttemptAsync(call, cancellationToken);
        }
    }

    /// <summary>Writes an answer to standard output in the form asked for.</summary>
    public void Write(Answer answer)
    {
        switch (_format)
        {
            case OutputFormat.Json:
                Surroundings.Output.WriteLine(ProtoJson.Pretty(answer.Response));
                break;
            case OutputFormat.Table:
                TableWriter.Write(Surroundings, Language, answer);
                break;
            default:
                CsvWriter.Write(Surroundings.Output, answer);
                break;
        }
    }

    /// <summary>Tells the person something that is not data.</summary>
    public void Say(string vi, string en)
    {
        Surroundings.Error.WriteLine(Language.Say(vi, en));
        Surroundings.Error.Flush();
    }

    public void Dispose() => _channel.Dispose();

    private async Task<T> AttemptAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken)
    {
        var deadline = Surroundings.Time.GetUtcNow().Add(Deadline).UtcDateTime;
        using var running = call(new CallOptions(deadline: deadline, cancellationToken: cancellationToken));
        return await running.ResponseAsync;
    }
}
