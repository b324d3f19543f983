namespace MasterData.EndToEndTests.Faults.History;

/// <summary>Each validator is shown a good history and one that breaks its promise.</summary>
public sealed class ValidatorTests
{
    private const string Epoch = "01a";
    private const string Key = "item/1";
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void History_ThatKeepsEveryPromise_PassesAll() => Assert.Empty(BrokenBy(
        Step(1, from: null), Read(1), Bookmark(1), Step(2, from: 1), Step(3, from: 2), Bookmark(3), Read(3)));

    [Fact]
    public void Ordered_StepBack_IsNoticed() => Breaks("Ordered", Step(3, from: null), Step(2, from: 3), Read(3));

    [Fact]
    public void Unique_StepTwice_IsNoticed() =>
        Breaks("Unique", Step(2, from: null), Step(3, from: 2), Step(3, from: 2), Read(3));

    [Fact]
    public void Reliable_DeltaFromAnotherVersion_IsNoticed() =>
        Breaks("Reliable", Step(1, from: null), Step(3, from: 2));

    [Fact]
    public void Reliable_StepThatCouldNotBeProved_IsNoticed() =>
        Breaks("Reliable", Step(2, from: null), Step(3, from: 2) with { Proved = false }, Step(3, from: 2));

    [Fact]
    public void Atomic_DocumentOfAnotherVersion_IsNoticed() => Breaks(
        "Atomic", Step(3, from: null), Read(3) with { Read = new Dictionary<string, string> { [Key] = "hash 2" } });

    [Fact]
    public void Atomic_DenialOfACode_IsNoticed() =>
        Breaks("Atomic", Step(3, from: null), Read(3), Read(3) with { Kind = HistoryKind.Denied });

    [Fact]
    public void Resumable_WholeLoadWithoutNeed_IsNoticed() =>
        Breaks("Resumable", Step(1, from: null), Step(3, from: null));

    [Fact]
    public void Resumable_OrderToLoadAnewWithoutNeed_IsNoticed() => Breaks(
        "Resumable", Step(3, from: null), Step(3, from: null) with { Kind = HistoryKind.Resync, Note = "Diverged" });

    [Fact]
    public void Bookmarkable_BookmarkOfWhatComesLater_IsNoticed() =>
        Breaks("Bookmarkable", Step(1, from: null), Bookmark(3), Step(3, from: 1));

    [Fact]
    public void NoPhantom_VersionThatWasNeverCommitted_IsNoticed() => Breaks(
        "NoPhantom", Step(2, from: null) with { Digest = "other" }, Step(3, from: 2));

    [Fact]
    public void Monotone_ReadOfAnOlderVersion_IsNoticed() =>
        Breaks("Monotone", Step(3, from: null), Read(3), Read(2), Read(3));

    [Fact]
    public void Converged_EndBehindTheHead_IsNoticed() => Breaks("Converged", Step(1, from: null), Step(2, from: 1));

    [Fact]
    public void HonestStale_OldReadThatIsCalledLive_IsNoticed() => Breaks(
        "HonestStale", Step(2, from: null), Read(2) with { Time = Begin.AddSeconds(3 + 11) }, Step(3, from: 2));

    [Fact]
    public void HonestStale_OldReadThatIsCalledStale_Passes() => Assert.Empty(BrokenBy(
        Step(2, from: null), Read(2) with { Time = Begin.AddSeconds(3 + 11), State = "Stale" }, Step(3, from: 2)));

    private static void Breaks(string promise, params HistoryEvent[] lines) =>
        Assert.Contains(promise, BrokenBy(lines));

    private static string[] BrokenBy(params HistoryEvent[] lines)
    {
        var oracle = new Oracle();
        oracle.Add(OracleReading.Of("c", Enumerable.Range(1, 3).Select(version =>
            ((long)version, new OracleVersion(
                Epoch, $"digest {version}", Begin.AddSeconds(version)), Key, $"hash {version}"))));
        return [.. new Validators(lines, oracle, TimeSpan.FromSeconds(10)).Broken()
            .Where(one => one.Value.Count > 0)
            .Select(one => one.Key)];
    }

    private static HistoryEvent Step(long to, long? from) => Line(HistoryKind.Step, to) with { From = from };

    private static HistoryEvent Bookmark(long to) => Line(HistoryKind.Bookmark, to);

    private static HistoryEvent Read(long to) => Line(HistoryKind.Read, to) with
    {
        State = "Live",
        Read = new Dictionary<string, string> { [Key] = $"hash {to}" },
    };

    private static HistoryEvent Line(HistoryKind kind, long to) => new()
    {
        Time = Begin.AddSeconds(to),
        Consumer = "one",
        Kind = kind,
        Catalog = "c",
        Epoch = Epoch,
        To = to,
        Digest = $"digest {to}",
    };
}
