using MasterData.Sync;

namespace MasterData.Benchmarks.Peers;

/// <summary>What the server holds while a stuck and a slow consumer miss publications of 80 KB each.</summary>
/// <remarks>A queue for each of the two would grow by 160 KB with each publication, 31 MiB in all.</remarks>
internal static class MemoryBenchmark
{
    private const int Others = 50;
    private const int Publications = 240;
    private const int Operations = 80;
    private const int Step = 40;

    public static async Task RunAsync()
    {
        await using var data = await UnitsData.BeginAsync();
        var begin = await data.CreateAsync(MasterDataPeer.Catalog, Publications * Operations);
        var without = await GrowthAsync(data, begin, areThere: false);
        var with = await GrowthAsync(data, begin, areThere: true);
        Bench.Ratio("memory-growth-with-a-stuck-and-a-slow-consumer", with, without, "MiB", "flat");
    }

    // The catalog itself grows by what is published, so the growth with the two is compared with that without them.
    private static async Task<double> GrowthAsync(UnitsData data, CatalogState begin, bool areThere)
    {
        await using var peer = new MasterDataPeer(data, begin, Others) { Operations = Operations };
        await peer.StartAsync();
        await peer.PrepareAsync(Publications);
        var deliveries = new Deliveries(peer.Consumers);
        await peer.PublishAsync(0);
        await peer.ConnectAsync(deliveries);
        await using var bad = new BadConsumers(peer, begin);
        if (areThere)
        {
            bad.Start();
        }

        var memory = new List<double>();
        for (var n = 1; n < Publications; n++)
        {
            deliveries.Begin();
            await peer.PublishAsync(n);
            await deliveries.WaitAsync();
            if (n % Step is Step - 1)
            {
                memory.Add(ProcessUse.Of(peer.Program.Id).Bytes / 1024.0 / 1024.0);
                Console.WriteLine(FormattableString.Invariant(
                    $"# after {n + 1} publications: {memory[^1]:0} MiB, {bad.Connected} connections of bad consumers"));
            }
        }

        return memory[^1] - memory[0];
    }
}
