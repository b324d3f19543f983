using MasterData.Sync;

namespace MasterData.Benchmarks.Peers;

/// <summary>What the server holds while a stuck and a slow consumer miss publications of 100 KB each.</summary>
/// <remarks>A queue for each of the two would grow by 200 KB with each publication.</remarks>
internal static class MemoryBenchmark
{
    private const int Others = 50;
    private const int Publications = 240;
    private const int Operations = 80;
    private const int Step = 40;

    public static async Task RunAsync(UnitsData data, CatalogState begin)
    {
        await using var peer = new MasterDataPeer(data, begin, Others) { Operations = Operations };
        await peer.StartAsync();
        await peer.PrepareAsync(Publications);
        var deliveries = new Deliveries(peer.Consumers);
        await peer.PublishAsync(0);
        await peer.ConnectAsync(deliveries);
        await using var bad = new BadConsumers(peer, begin);
        bad.Start();
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
                    $"# after {n + 1} publications of {Operations * Peer.ValueBytes / 1024} KiB: {memory[^1]:0} MiB, {bad.Connected} connections of the two"));
            }
        }

        Bench.Ratio("memory-last-vs-second-of-six-measurings", memory[^1], memory[1], "MiB", "flat");
    }
}
