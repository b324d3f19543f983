namespace MasterData.Benchmarks.Peers;

/// <summary>One run of one peer, from a fresh process to its end.</summary>
/// <param name="Cpu">Microseconds of the server for one delivery, the publication's included.</param>
/// <param name="Memory">KiB of the server for one consumer.</param>
/// <param name="P50">Milliseconds until half of all deliveries were made.</param>
/// <param name="P99">Milliseconds until 99 of 100 were.</param>
internal sealed record PeerRound(double Cpu, double Memory, double P50, double P99)
{
    private const int Alone = 20;
    private const int WarmUp = 100;
    private const int Measured = 200;
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);

    public static async Task<PeerRound> RunAsync(Peer peer)
    {
        await using var ended = peer;
        await peer.StartAsync();
        await peer.PrepareAsync(Alone + WarmUp + Measured);
        for (var n = 0; n < Alone; n++)
        {
            await peer.PublishAsync(n);
        }

        await Task.Delay(Settle, TimeProvider.System);
        var empty = ProcessUse.Of(peer.Program.Id);
        var deliveries = new Deliveries(peer.Consumers);
        await peer.ConnectAsync(deliveries);
        for (var n = Alone; n < Alone + WarmUp; n++)
        {
            await DeliverAsync(peer, deliveries, n);
        }

        await Task.Delay(Settle, TimeProvider.System);
        var times = new List<double>();
        var before = ProcessUse.Of(peer.Program.Id);
        for (var n = Alone + WarmUp; n < Alone + WarmUp + Measured; n++)
        {
            await DeliverAsync(peer, deliveries, n);
            times.AddRange(deliveries.Milliseconds);
        }

        var after = ProcessUse.Of(peer.Program.Id);
        times.Sort();
        return new(
            (after.CpuSeconds - before.CpuSeconds) * 1e6 / times.Count,
            (after.Bytes - empty.Bytes) / 1024.0 / peer.Consumers,
            times[times.Count / 2],
            times[times.Count * 99 / 100]);
    }

    private static async Task DeliverAsync(Peer peer, Deliveries deliveries, int n)
    {
        deliveries.Begin();
        await peer.PublishAsync(n);
        await deliveries.WaitAsync();
    }
}
