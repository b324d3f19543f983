using Grpc.Core;
using MasterData.Cli.CommandLine;
using MasterData.Client.Connecting;
using MasterData.Client.Reads;

namespace MasterData.Cli.Connecting;

/// <summary>The server that a command talks to.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Target _target;
    private readonly MasterDataChannel _channel;
    private readonly MasterDataCalls _calls;

    public Connection(Target target, Language language, TimeProvider time)
    {
        _target = target;
        _channel = MasterDataChannel.Open(target.Address, target.Credentials, language.Code, target.AllowInsecure);
        _calls = new(_channel, time);
        Reads = new(_calls);
        Catalogs = new(_channel.Invoker);
        Changesets = new(_channel.Invoker);
        Access = new(_channel.Invoker);
        Sync = new(_channel.Invoker);
    }

    /// <summary>What only reads.</summary>
    public MasterDataReads Reads { get; }

    /// <summary>For the changes of catalogs.</summary>
    public V1.CatalogService.CatalogServiceClient Catalogs { get; }

    /// <summary>For the steps of changesets.</summary>
    public V1.ChangesetService.ChangesetServiceClient Changesets { get; }

    /// <summary>For keys.</summary>
    public V1.AccessService.AccessServiceClient Access { get; }

    /// <summary>For streams.</summary>
    public V1.SyncService.SyncServiceClient Sync { get; }

    /// <summary>Refuses to send a secret that is no key where others can read it.</summary>
    public void DemandPrivate() => _target.DemandPrivate();

    /// <summary>A new id for the one write of this command; a repetition carries the same.</summary>
    public static string NewRequestId() => Guid.NewGuid().ToString();

    /// <summary>Makes a call that writes; once more, with the same request id, if the server is unreachable.</summary>
    public Task<T> CallAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken) =>
        _calls.CallAsync(call, cancellationToken);

    public void Dispose() => _channel.Dispose();
}
