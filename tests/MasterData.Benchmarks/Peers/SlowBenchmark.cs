namespace MasterData.Benchmarks.Peers;

/// <summary>A thousand consumers with and without a stuck and a slow one among them.</summary>
internal static class SlowBenchmark
{
    private const int Rounds = 5;
    private const int Codes = 20_000;
    private const int Others = 998;
    private const int WarmUp = 60;
    private const int Measured = 40;

    public static async Task RunAsync()
    {
        await using var data = await UnitsData.BeginAsync();
        var begin = await data.CreateAsync(MasterDataPeer.Catalog, Codes);
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            without.Add(await LatencyAsync(new(data, begin, Others), null));
            var peer = new MasterDataPeer(data, begin, Others);
            with.Add(await LatencyAsync(peer, new(peer, begin)));
            Console.WriteLine(
                FormattableString.Invariant($"# p99 with {with[^1]:0.0} ms, without {without[^1]:0.0} ms"));
        }

        Bench.Ratio("p99-with-a-stuck-and-a-slow-consumer", Bench.Median(with), Bench.Median(without), "ms", "<=1.25");
    }

    private static async Task<double> LatencyAsync(MasterDataPeer peer, BadConsumers? bad)
    {
        await using var ended = peer;
        await peer.StartAsync();
        await peer.PrepareAsync(WarmUp + Measured);
        var deliveries = new Deliveries(peer.Consumers);
        await peer.PublishAsync(0);
        await peer.ConnectAsync(deliveries);
        bad?.Start();
        var times = new List<double>();
        for (var n = 1; n < WarmUp + Measured; n++)
        {
            deliveries.Begin();
            await peer.PublishAsync(n);
            await deliveries.WaitAsync();
            times.AddRange(n < WarmUp ? [] : deliveries.Milliseconds);
        }

        await (bad?.DisposeAsync() ?? ValueTask.CompletedTask);
        times.Sort();
        return times[times.Count * 99 / 100];
    }
}
