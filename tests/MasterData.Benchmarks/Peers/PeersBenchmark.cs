using System.Globalization;
namespace MasterData.Benchmarks.Peers;

/// <summary>A change of 1 KB to a thousand consumers, against etcd and others that tell consumers of changes.</summary>
internal static class PeersBenchmark
{
    private static readonly int Rounds = int.Parse(
        Environment.GetEnvironmentVariable("MASTERDATA_ROUNDS") ?? "5",
        System.Globalization.CultureInfo.InvariantCulture);
    private const int OtherRounds = 3;
    private const int Codes = 1000;

    public static async Task RunAsync()
    {
        await using var data = await UnitsData.BeginAsync();
        var begin = await data.CreateAsync(MasterDataPeer.Catalog, Codes);
        (Func<Peer> Make, int Rounds)[] peers = [(() => new MasterDataPeer(data, begin), Rounds), .. Others()];

        var rounds = new Dictionary<string, List<PeerRound>>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var peer in peers.Where(peer => round < peer.Rounds).Select(peer => peer.Make()))
            {
                var result = await PeerRound.RunAsync(peer);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"# {peer.Name}, {peer.Consumers} consumers: {result.Cpu:0.0} us and {result.Memory:0.0} KiB each, "
                    + $"p50 {result.P50:0.0} ms, p99 {result.P99:0.0} ms"));
                if (!rounds.TryGetValue(peer.Name, out var all))
                {
                    rounds.Add(peer.Name, all = []);
                }

                all.Add(result);
            }
        }

        var ours = rounds["masterdata"];
        foreach (var (name, theirs) in rounds.Where(peer => peer.Key is not "masterdata"))
        {
            var isGoal = name is "etcd";
            Print("cpu-per-delivery", round => round.Cpu, "us", "<=0.9");
            Print("memory-per-consumer", round => round.Memory, "KiB", "<=0.5");
            Print("publish-to-applied-p50", round => round.P50, "ms", "-");
            Print("publish-to-applied-p99", round => round.P99, "ms", "<=1.2");

            void Print(string what, Func<PeerRound, double> figure, string unit, string goal) => Bench.Ratio(
                $"{what}-vs-{name}", Bench.Median(ours.Select(figure)), Bench.Median(
                    theirs.Select(figure)), unit, isGoal ? goal : "-");
        }
    }

    private static IEnumerable<(Func<Peer> Make, int Rounds)> Others()
    {
        if (Installed.Has("etcd"))
        {
            yield return (() => new EtcdPeer(), Rounds);
        }

        yield return (() => new KestrelPeer(), OtherRounds);
        if (Installed.Has("redis-server"))
        {
            yield return (() => new RedisPeer(), OtherRounds);
        }

        if (Installed.Has("initdb"))
        {
            yield return (() => new PostgresPeer(), OtherRounds);
        }
    }
}
