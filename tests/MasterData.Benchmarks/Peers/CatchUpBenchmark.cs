namespace MasterData.Benchmarks.Peers;

/// <summary>A consumer that missed 10,000 changes of 1 KB catches up: over few codes, and over as many codes.</summary>
internal static class CatchUpBenchmark
{
    private const int Missed = 10_000;
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        if (!Installed.Has("etcd"))
        {
            return;
        }

        await RunAsync(all: 100, changed: 100, "<=0.1");

        // Where most of a catalog changed, the server sends all of it instead.
        await RunAsync(all: 25_000, changed: Missed, "<=1.0");
    }

    private static async Task RunAsync(int all, int changed, string goal)
    {
        await using var data = await UnitsData.BeginAsync();
        var begin = await data.CreateAsync(MasterDataPeer.Catalog, all);
        await using var etcd = new EtcdCatchUp();
        await etcd.StartAsync();
        await etcd.FillAsync(Enumerable.Range(0, all).Select(n => (n, n)));
        var revision = await etcd.FillAsync(Enumerable.Range(0, Missed).Select(n => (n % changed, n)));
        for (var n = 0; n < Missed; n++)
        {
            await data.ChangeAsync(MasterDataPeer.Catalog, n % changed, Peer.Value(n));
        }

        await using var masterData = new MasterDataCatchUp(data, begin, Missed);
        await masterData.StartAsync();
        var (ours, theirs) = (new List<CaughtUp>(), new List<CaughtUp>());
        for (var round = 0; round <= Rounds; round++)
        {
            ours.Add(await masterData.RunAsync());
            theirs.Add(await etcd.RunAsync(revision - Missed + 1, Missed));
        }

        var name = $"catch-up-{Missed}-over-{changed}";
        Bench.Ratio($"{name}-received-vs-etcd", Median(ours, one => one.Received), Median(
            theirs, one => one.Received), "ms", goal);
        Bench.Ratio($"{name}-applied-vs-etcd", Median(ours, one => one.Applied), Median(
            theirs, one => one.Applied), "ms", goal);
        Bench.Ratio($"{name}-bytes-vs-etcd", Median(ours, one => one.KiB), Median(theirs, one => one.KiB), "KiB", goal);
    }

    // The first round warms both up.
    private static double Median(IEnumerable<CaughtUp> all, Func<CaughtUp, double> figure) =>
        Bench.Median(all.Skip(1).Select(figure));
}
