using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using MasterData.V1;

namespace MasterData.EndToEndTests.Attacks;

/// <summary>Reads an item again and again on a connection of its own, and notes how long each answer took.</summary>
internal sealed class HonestReader(Uri server, string key) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(server);
    private readonly List<TimeSpan> _times = [];

    /// <summary>What went wrong.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>How many answers came.</summary>
    public int Answers => _times.Count;

    /// <summary>The time in which 99 of 100 answers came.</summary>
    public TimeSpan P99 => _times.Count is 0 ? TimeSpan.MaxValue : _times.Order().ElementAt(_times.Count * 99 / 100);

    /// <summary>Forgets what it has measured.</summary>
    public void Reset() => _times.Clear();

    /// <summary>Reads until told to stop.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var items = new ItemService.ItemServiceClient(_channel);
        var request = new GetItemRequest { Name = "catalogs/agencies/items/G09", EffectiveOn = "2026-01-01" };
        var headers = new Metadata { { "authorization", $"Bearer {key}" } };
        while (!cancellationToken.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            try
            {
                await items.GetItemAsync(
                    request,
                    headers,
                    deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(10),
                    cancellationToken: CancellationToken.None);
                _times.Add(Stopwatch.GetElapsedTime(begun));
            }
            catch (RpcException refusal)
            {
                Errors.Add($"{refusal.StatusCode} {refusal.Status.Detail}");
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _channel.Dispose();
}
