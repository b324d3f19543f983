using MasterData.Digests;
using MasterData.UnitTests.Canonical;
using MasterData.Versions;

namespace MasterData.UnitTests.Versions;

public sealed class ApplyTests
{
    private static readonly Publishings Published = new(
    [
        new([SampleCatalog.Act, SampleCatalog.Province, SampleCatalog.Commune], []),
        new([SampleCatalog.District], [SampleCatalog.Commune.Key]),
    ]);

    private static CatalogDelta Delta { get; } = Published.Last.DeltaFrom(Published.Log, 2);

    private static CatalogState Before { get; } = Published.States[1];

    public static TheoryData<string> Broken { get; } = [.. Changes.Keys];

    private static Dictionary<string, Func<CatalogDelta, CatalogDelta>> Changes => new()
    {
        ["another start"] = delta => delta with { From = 1 },
        ["another previous digest"] = delta => delta with { PreviousDigest = Flip(delta.PreviousDigest) },
        ["another epoch"] = delta => delta with { Head = delta.Head with { Epoch = delta.Head.Epoch + "0" } },
        ["another catalog"] = delta => delta with { Head = delta.Head with { Catalog = "other" } },
        ["another version"] = delta => delta with { Head = delta.Head with { Version = 4 } },
        ["an older version"] = delta => delta with { Head = delta.Head with { Version = 2 } },
        ["another count"] = delta => delta with { Head = delta.Head with { Count = 5 } },
        ["another content"] = delta => delta with { Head = delta.Head with { Content = Flip(delta.Head.Content) } },
        ["another digest"] = delta => delta with { Head = delta.Head with { Digest = Flip(delta.Head.Digest) } },
        ["another chain"] = delta => delta with { Head = delta.Head with { Chain = Flip(delta.Head.Chain) } },
        ["another document"] = delta => delta with { Changed = [SampleCatalog.District with { Aliases = ["x"] }] },
        ["one document more"] = delta =>
            delta with { Changed = [.. delta.Changed, SampleCatalog.Commune with { Code = "1" }] },
        ["one document less"] = delta => delta with { Changed = [] },
        ["a document twice"] = delta => delta with { Changed = [.. delta.Changed, .. delta.Changed] },
        ["a key less"] = delta => delta with { Removed = [] },
        ["a key more"] = delta => delta with { Removed = [.. delta.Removed, SampleCatalog.Province.Key] },
        ["a key twice"] = delta => delta with { Removed = [.. delta.Removed, .. delta.Removed] },
        ["a key that is also changed"] = delta =>
            delta with { Removed = [.. delta.Removed, SampleCatalog.District.Key] },
        ["the catalog's own key"] = delta => delta with { Removed = [.. delta.Removed, SampleCatalog.Content.Key] },
    };

    [Fact]
    public void Apply_OfTheDelta_GivesTheState()
    {
        var applied = Before.Apply(Delta);

        Assert.Equal(Published.Last.Head, applied.Head);
        Assert.Equal(Published.Last.Documents, applied.Documents);
    }

    [Theory, MemberData(nameof(Broken))]
    public void Apply_OfADeltaWithOneThingWrong_IsRefusedAndChangesNothing(string change)
    {
        var broken = Changes[change](Delta);

        Assert.Throws<DigestMismatchException>(() => Before.Apply(broken));

        Assert.Equal(Published.Last.Head, Before.Apply(Delta).Head);
    }

    [Fact]
    public void Apply_OfAKeyThatNeverWas_ChangesNothing()
    {
        var removed = Delta with { Removed = [.. Delta.Removed, "item/never"] };

        Assert.Equal(Published.Last.Documents, Before.Apply(removed).Documents);
    }

    [Fact]
    public void Merge_OfDeltasWithAGap_IsRefused() =>
        Assert.Throws<ArgumentException>(() => CatalogDelta.Merge(Published.Last.DeltaFrom(Published.Log, 1), Delta));

    [Fact]
    public void DeltaFrom_AVersionThatIsNotKept_IsRefused()
    {
        var short1 = Published.Log.Keep(1);

        Assert.Equal((3, 3), (short1.Oldest, short1.Newest));
        Assert.Throws<ArgumentException>(() => Published.Last.DeltaFrom(short1, 2));
        Assert.Throws<ArgumentException>(() => Published.Last.DeltaFrom(Published.Log, 4));
        Assert.Empty(Published.Last.DeltaFrom(short1, 3).Changed);
        Assert.Throws<ArgumentException>(() => Published.Last.DeltaFrom(Published.Last));
    }

    [Fact]
    public void DeltaFrom_AnotherEpoch_IsRefused()
    {
        var restored = Published.Last.Next([], [], Published.Last.Head.PublishedAt, "ffff");
        var log = Published.Log.Add(LoggedVersion.Of(restored.Head, []));

        Assert.Throws<ArgumentException>(() => restored.DeltaFrom(log, 3));
        Assert.Throws<ArgumentException>(() => restored.DeltaFrom(Published.Last));
        Assert.Throws<ArgumentException>(() => CatalogLog.Of([log.At(2)!, log.At(4)!]));
        Assert.Throws<ArgumentException>(() => log.Add(log.At(4)!));
    }

    private static Hash Flip(Hash hash)
    {
        var bytes = hash.Span.ToArray();
        bytes[^1] ^= 1;
        return new(bytes);
    }
}
