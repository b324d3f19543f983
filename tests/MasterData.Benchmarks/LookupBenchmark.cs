using System.Collections.Frozen;
using System.Diagnostics;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Items;

namespace MasterData.Benchmarks;

/// <summary>
/// A code looked up in a copy of the SDK against a bare FrozenDictionary with the same items, in turns.
/// </summary>
internal static class LookupBenchmark
{
    private const string Catalog = "units";
    private const int Count = 100_000;
    private const int Lookups = 200_000;
    private const int Rounds = 21;

    public static async Task RunAsync()
    {
        var state = Units.State(Catalog, Count);
        var changed = state.Next(
            [.. Enumerable.Range(0, 100).Select(n => Units.Item(n * 997, "Mới"))], [], DateTimeOffset.UnixEpoch);
        using var channel = MasterDataChannel.Open(new("http://127.0.0.1:1"), MasterDataCredentials.None);
        await using var plain = CatalogCopies.Start(channel, new() { Catalogs = [Catalog], Begin = [state] });
        await using var overlaid = CatalogCopies.Start(channel, new() { Catalogs = [Catalog], Begin = [changed] });
        var bare = state.Items.ToFrozenDictionary(item => item.Code, StringComparer.Ordinal);
        var random = new Random(1);
        string[] codes = [.. Enumerable.Range(0, Lookups).Select(_ => Units.Code(random.Next(Count)))];

        var (ours, withOverlay, baseline) = (new List<double>(), new List<double>(), new List<double>());
        var allocated = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            baseline.Add(Nanoseconds(codes, bare.GetValueOrDefault, ref allocated, counts: false));
            ours.Add(Nanoseconds(codes, plain[Catalog].Find, ref allocated, counts: round > 0));
            withOverlay.Add(Nanoseconds(codes, overlaid[Catalog].Find, ref allocated, counts: round > 0));
        }

        Bench.Ratio("sdk-get", Bench.Median(ours.Skip(3)), Bench.Median(baseline.Skip(3)), "ns", "<=1.2");
        Bench.Ratio(
            "sdk-get-overlay", Bench.Median(withOverlay.Skip(3)), Bench.Median(baseline.Skip(3)), "ns", "<=1.8");
        Bench.Figure("sdk-get-allocated", allocated, "B", "0B");
    }

    private static double Nanoseconds(string[] codes, Func<string, ItemDocument?> find, ref long allocated, bool counts)
    {
        var found = 0;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        foreach (var code in codes)
        {
            found += find(code) is null ? 0 : 1;
        }

        var elapsed = Stopwatch.GetElapsedTime(start).TotalNanoseconds / codes.Length;
        allocated += counts ? GC.GetAllocatedBytesForCurrentThread() - before : 0;
        return found == codes.Length ? elapsed : throw new InvalidOperationException("A code was not found.");
    }
}
