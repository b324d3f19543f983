using Grpc.Core;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Faults;

/// <summary>Publishers, one for each server, that go on whatever happens to their server.</summary>
internal sealed class FaultLoad : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly IReadOnlyList<MasterDataServerProcess> _servers;
    private readonly IReadOnlyDictionary<string, string[]> _codes;
    private SteadyPublisher[] _publishers = [];
    private CancellationTokenSource _end = new();
    private Task _running = Task.CompletedTask;
    private int _before;

    public FaultLoad(IReadOnlyList<MasterDataServerProcess> servers, IReadOnlyDictionary<string, string[]> codes)
    {
        (_servers, _codes) = (servers, codes);
        Start();
    }

    /// <summary>How many versions were acknowledged.</summary>
    public int Acknowledged => _before + _publishers.Sum(publisher => publisher.Acknowledged.Count);

    /// <summary>Starts anew: what was open before is given up, because a restore may have taken it away.</summary>
    public void Start()
    {
        _before = Acknowledged;
        var begun = _publishers.Select(publisher => publisher.Begun).DefaultIfEmpty(0).Max();
        Dispose();
        _end = new();

        // Each catalog has its publisher at each server, with codes of its own.
        _publishers = [.. _servers.SelectMany((server, number) => _codes.Select(one => new SteadyPublisher(
            server.GrpcAddress,
            server.ReadDemo(),
            one.Key,
            [.. one.Value.Where((_, i) => i % _servers.Count == number)]) { Begin = begun }))];
        _running = Task.WhenAll(_publishers.Select(publisher => RunAsync(publisher, _end.Token)));
    }

    /// <summary>Ends it; what is open is left open.</summary>
    public async Task StopAsync()
    {
        await _end.CancelAsync();
        await _running;
    }

    /// <summary>Publishes one more version of each catalog at each server.</summary>
    public async Task PublishEverywhereAsync(CancellationToken cancellationToken)
    {
        foreach (var publisher in _publishers)
        {
            await Eventually.HoldsAsync(
                async token =>
                {
                    await publisher.PublishOneAsync(token);
                    return true;
                },
                done => done,
                TimeSpan.FromSeconds(30),
                cancellationToken);
        }
    }

    public void Dispose()
    {
        foreach (var publisher in _publishers)
        {
            publisher.Dispose();
        }

        _end.Dispose();
    }

    private static async Task RunAsync(SteadyPublisher publisher, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await publisher.PublishOneAsync(cancellationToken);
            }
            catch (Exception fault) when (fault is RpcException or OperationCanceledException)
            {
                // A server that is down, or the end.
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
