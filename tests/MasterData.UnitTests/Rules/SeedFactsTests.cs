using MasterData.Canonical;
using MasterData.Changesets;
using MasterData.Core.Seeding;
using MasterData.Deriving;
using MasterData.Errors;
using MasterData.Facts;
using MasterData.Operations;
using MasterData.Outcomes;
using MasterData.UnitTests.Facts.Properties;
using MasterData.UnitTests.Seeding;
using MasterData.Versions;

namespace MasterData.UnitTests.Facts;

/// <summary>The shipped seeds as facts, byte by byte the documents of before.</summary>
public sealed class SeedFactsTests
{
    private static readonly Dictionary<string, Outcome> Outcomes = [];

    public static TheoryData<string> Catalogs => ["admin-units", "agencies", "budget-units"];

    [Theory]
    [MemberData(nameof(Catalogs))]
    public void Seed_AsFacts_HasTheSameBytesAndDigest(string catalog)
    {
        var state = StateOf(catalog);
        var outcome = Published(catalog);

        Assert.Empty(outcome.Refusals);
        var documents = outcome.Preview.Changed.ToDictionary(document => document.Key, StringComparer.Ordinal);
        Assert.Equal(state.Documents.Count(), documents.Count);
        foreach (var document in state.Documents)
        {
            Assert.Equal(
                Convert.ToHexString(CanonicalForm.Write(catalog, document)),
                Convert.ToHexString(CanonicalForm.Write(catalog, documents[document.Key])));
        }

        var derived = CatalogState.Empty(catalog, state.Head.Epoch)
            .Next([.. documents.Values], [], DateTimeOffset.UnixEpoch);
        Assert.Equal(state.Head.Content, derived.Head.Content);
    }

    [Theory]
    [MemberData(nameof(Catalogs))]
    public void Seed_AsFacts_HasTheSameUnusualKindsAndReturns(string catalog)
    {
        static IEnumerable<string> Findings(IEnumerable<Violation> warnings, ViolationReason reason) =>
            warnings.Where(warning => warning.Reason == reason).Select(warning => warning.Code).Distinct().Order();

        var before = SeededCatalogs.PreviewOf(catalog).Warnings;
        var now = Published(catalog).Preview.Warnings;

        Assert.All(
            (ViolationReason[])
                [ViolationReason.UnusualParentKind, ViolationReason.CodeReturns, ViolationReason.NameDisagrees],
            reason => Assert.Equal(Findings(before, reason), Findings(now, reason)));
    }

    [Theory]
    [MemberData(nameof(Catalogs))]
    public void Seed_LoadedFromItsFacts_DerivesTheSame(string catalog)
    {
        var store = Store(catalog);

        var loaded = StoreLoad.Load(store.Version, [.. store.Facts], []);

        Assert.Null(Documents.Difference(StateOf(catalog).Items, AllDocuments.Items(loaded)));
    }

    [Theory]
    [MemberData(nameof(Catalogs))]
    public void SeededItem_RecordedAgainAsItStands_ChangesNoFact(string catalog)
    {
        var store = Store(catalog);
        foreach (var code in store.Bearings.Keys.Order(StringComparer.Ordinal).Where((_, i) => i % 20 is 0))
        {
            var outcome = Rules(store, catalog, allowNoChange: true).Run(new ChangesetContent
            {
                Comment = "",
                Operations = [AsRecorded.Of(store, code)],
            });

            Assert.Equal((code, "", 0, 0), (
                code, FactsWorld.Rules(outcome), outcome.Added.Count, outcome.Withdrawn.Count));
        }
    }

    private static FactStore Store(string catalog)
    {
        var outcome = Published(catalog);
        lock (Outcomes)
        {
            return Stores.TryGetValue(catalog, out var store) ? store : Stores[catalog] = outcome.Next();
        }
    }

    private static Dictionary<string, FactStore> Stores { get; } = [];

    private static Outcome Published(string catalog)
    {
        lock (Outcomes)
        {
            if (!Outcomes.TryGetValue(catalog, out var outcome))
            {
                var seed = Seed.Read(Path.Combine(SeededCatalogs.Folder, catalog));
                outcome = Rules(FactStore.Empty, catalog, allowNoChange: false).Run(seed.Content with
                {
                    Operations = [new DescribeCatalog(seed.Catalog), .. seed.Content.Operations],
                });
                Outcomes.Add(catalog, outcome);
            }

            return outcome;
        }
    }

    private static JudgeFacts Rules(FactStore store, string catalog, bool allowNoChange) => new(store, catalog, new()
    {
        Today = new(2026, 10, 1),
        IsUnitGiven = _ => false,
        LastChanged = _ => 0,
        IsReferenceValid = (other, code, day) =>
            other is "admin-units" && SeededCatalogs.Units.Find(code)?.On(day) is not null,
        ReferencedBy = (_, _) => [],
    })
    {
        AllowNoChange = allowNoChange,
    };

    private static CatalogState StateOf(string catalog) => catalog switch
    {
        "admin-units" => SeededCatalogs.Units,
        "agencies" => SeededCatalogs.Agencies,
        _ => SeededCatalogs.Budget,
    };
}
