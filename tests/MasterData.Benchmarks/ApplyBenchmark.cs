using System.Diagnostics;
using MasterData.Digests;
using MasterData.Documents;
using MasterData.Items;
using MasterData.Versions;

namespace MasterData.Benchmarks;

/// <summary>A delta of 100 changes on 100,000 codes: the new overlay alone, and with the digest proved.</summary>
internal static class ApplyBenchmark
{
    private const int Count = 100_000;
    // Until the compiler has done its work: a copy lives for days.
    private const int WarmUp = 200;
    private const int Rounds = 300;

    public static Task RunAsync()
    {
        var state = Units.State("units", Count);
        ItemDocument[] changed = [.. Enumerable.Range(0, 100).Select(n => Units.Item(n * 997, "Mới"))];
        var next = state.Next(changed, [], DateTimeOffset.UnixEpoch);
        var delta = new CatalogDelta
        {
            From = state.Head.Version,
            PreviousDigest = state.Head.Digest,
            Head = next.Head,
            Changed = changed,
            Removed = [],
        };
        var set = DocumentSet<ItemDocument>.Empty.With(
            [.. state.Items.Select(item => KeyValuePair.Create(item.Code, (ItemDocument?)item))]).Rebase();
        KeyValuePair<string, ItemDocument?>[] changes = [.. changed.Select(
            item => KeyValuePair.Create(item.Code, (ItemDocument?)item))];

        var tree = state.Documents.GroupBy(document => CatalogState.BucketOf(document.Key))
            .ToDictionary(bucket => bucket.Key, bucket => bucket.Sum(document => Bucket.EntryLength(document.Key)));
        var bare = new BareHash(
            [.. changed.Select(item => CatalogState.BucketOf(item.Key)).Distinct().Select(bucket => tree[bucket])]);

        var (overlay, whole, hashes) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < WarmUp + Rounds; round++)
        {
            overlay.Add(Microseconds(() => set.With(changes)));
            whole.Add(Microseconds(() => state.Apply(delta)));
            hashes.Add(bare.Measure().TotalMicroseconds);
        }

        Bench.Figure("apply-100-of-100000-overlay", Bench.Median(overlay.Skip(WarmUp)), "us", "<=50us");
        Bench.Figure("apply-100-of-100000-with-digest", Bench.Median(whole.Skip(WarmUp)), "us", "<=1500us");
        Bench.Ratio("apply-100-of-100000-vs-sha256", Bench.Median(whole.Skip(WarmUp)), Bench.Median(
            hashes.Skip(WarmUp)), "us", "-");
        return Task.CompletedTask;
    }

    private static double Microseconds(Func<object> action)
    {
        var start = Stopwatch.GetTimestamp();
        var made = action();
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        GC.KeepAlive(made);
        return elapsed;
    }
}
