using System.Globalization;
using MasterData.Versions;

namespace MasterData.Benchmarks.Peers;

/// <summary>What the server holds while a stuck and a slow consumer miss publications of 80 KB each.</summary>
/// <remarks>
/// A queue for each of the two would grow by 160 KB with each publication: 19 MiB from quarter to quarter compared.
/// </remarks>
internal static class MemoryBenchmark
{
    private const int Others = 50;
    private const int Publications = 240;
    private const int Operations = 80;
    private const int Codes = 1000;
    private const int Rounds = 3;

    public static async Task RunAsync()
    {
        await using var data = await UnitsData.BeginAsync();
        var begin = await data.CreateAsync(MasterDataPeer.Catalog, Codes);
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            without.Add(await GrowthAsync(data, begin, areThere: false));
            with.Add(await GrowthAsync(data, begin, areThere: true));
        }

        Bench.Ratio(
            "memory-growth-with-a-stuck-and-a-slow-consumer", Bench.Median(with), Bench.Median(without), "MiB", "flat");
    }

    // The same codes again and again, so that the catalog itself does not grow; compared with a run without the two.
    private static async Task<double> GrowthAsync(UnitsData data, CatalogState begin, bool areThere)
    {
        await using var peer = new MasterDataPeer(data, begin, Others) { Operations = Operations, Codes = Operations };
        await peer.StartAsync();
        var deliveries = new Deliveries(peer.Consumers);
        await peer.PrepareAsync(1);
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
            await peer.PrepareAsync(1);
            deliveries.Begin();
            await peer.PublishAsync(n);
            await deliveries.WaitAsync();
            memory.Add(ProcessUse.Of(peer.Program.Id).Bytes / 1024.0 / 1024.0);
        }

        // Between two collections it goes up and down; so the middle of the second quarter against that of the last.
        var (early, late) = (Bench.Median(Quarter(1)), Bench.Median(Quarter(3)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"# {(areThere ? "with" : "without")} the two: {early:0} MiB in the second quarter, {late:0} MiB in the "
            + $"last, {bad.Connected} connections of bad consumers"));
        return late - early;

        IEnumerable<double> Quarter(int number) => memory.Skip(memory.Count * number / 4).Take(memory.Count / 4);
    }
}
