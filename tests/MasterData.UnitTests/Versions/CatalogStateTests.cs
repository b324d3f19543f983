using MasterData.Digests;
using MasterData.UnitTests.Canonical;
using MasterData.Versions;

namespace MasterData.UnitTests.Versions;

public sealed class CatalogStateTests
{
    private static readonly DateTimeOffset Published = new(2025, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private static CatalogState Version1 { get; } =
        CatalogState.Empty(SampleCatalog.Id, SampleCatalog.Epoch).Next([SampleCatalog.Content], [], Published);

    private static CatalogState Version2 { get; } = Version1.Next(
        [.. SampleCatalog.Documents.Except([SampleCatalog.Content])], [], Published.AddDays(1));

    [Fact]
    public void Next_OfTheSample_GivesTheGoldenHeads()
    {
        var empty = CatalogState.Empty(SampleCatalog.Id, SampleCatalog.Epoch).Head;

        Assert.Equal((GoldenVectors.EmptyContent, GoldenVectors.EmptyDigest), ($"{empty.Content}", $"{empty.Digest}"));
        Assert.Equal(
            (1, 1, GoldenVectors.Content1, GoldenVectors.Digest1, GoldenVectors.Chain1), Told(Version1.Head));
        Assert.Equal(
            (2, 5, GoldenVectors.Content2, GoldenVectors.Digest2, GoldenVectors.Chain2), Told(Version2.Head));
    }

    [Fact]
    public void Load_OfTheDocuments_ProvesTheHead()
    {
        var loaded = CatalogState.Load(Version2.Head, SampleCatalog.Documents.Reverse());

        Assert.Equal(Version2.Documents, loaded.Documents);
        Assert.Throws<DigestMismatchException>(
            () => CatalogState.Load(Version2.Head, SampleCatalog.Documents.Skip(1)));
        Assert.Throws<DigestMismatchException>(
            () => CatalogState.Load(Version2.Head, [.. SampleCatalog.Documents, SampleCatalog.Act]));
        Assert.Throws<DigestMismatchException>(
            () => CatalogState.Load(Version2.Head with { Version = 3 }, SampleCatalog.Documents));
    }

    [Fact]
    public void Documents_OfAState_StandInOrderOfKey()
    {
        Assert.Equal(SampleCatalog.Documents, Version2.Documents);
        Assert.Equal(["20656", "49", "519"], Version2.Items.Select(item => item.Code));
    }

    [Fact]
    public void Get_OfEachKind_FindsIt()
    {
        Assert.All(SampleCatalog.Documents, document => Assert.Same(document, Version2.Get(document.Key)));
        Assert.All(["item/", "item/4", "act/x", "", "49", "Catalog"], key => Assert.Null(Version2.Get(key)));
    }

    [Fact]
    public void Resolve_OfCodeAliasAndSpelling_FindsTheItem()
    {
        var agency = SampleCatalog.Province with { Code = "H47.19" };
        var state = Version2.Next([agency], [], Published.AddDays(2));

        Assert.Same(SampleCatalog.Commune, state.Resolve("20656"));
        Assert.Same(SampleCatalog.Commune, state.Resolve("QNM.20656"));
        Assert.Same(agency, state.Resolve("000.00.19.H47"));
        Assert.Null(state.Resolve("000.00.20.H47"));
        Assert.Null(state.Resolve("x000.00.19.H47"));
    }

    [Fact]
    public void Next_WithALaterEpoch_KeepsTheContent()
    {
        var restored = Version2.Next([], [], Published.AddDays(2), "01890a5d-ac96-774b-bcce-b302099a8058");

        Assert.Equal(3, restored.Head.Version);
        Assert.Equal(Version2.Head.Content, restored.Head.Content);
        Assert.NotEqual(Version2.Next([], [], Published.AddDays(2)).Head.Digest, restored.Head.Digest);
        Assert.Throws<ArgumentException>(() => Version2.Next([], [], Published, SampleCatalog.Epoch));
    }

    [Fact]
    public void Find_OfACode_AllocatesNothing()
    {
        var code = SampleCatalog.Commune.Code;
        var rebased = Version2.Rebase();
        _ = (Version2.Find(code), rebased.Find(code));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _ = Version2.Find(code);
            _ = rebased.Find(code);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static (long, long, string, string, string) Told(CatalogHead head) =>
        (head.Version, head.Count, $"{head.Content}", $"{head.Digest}", $"{head.Chain}");
}
