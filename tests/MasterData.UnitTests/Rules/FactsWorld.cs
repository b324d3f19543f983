using System.Collections.Immutable;
using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Deriving;
using MasterData.Errors;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Operations;
using MasterData.Outcomes;
using MasterData.Refusing;

namespace MasterData.UnitTests.Facts;

/// <summary>A catalog kept as facts: every publication judged by the rules, every version kept.</summary>
internal sealed class FactsWorld
{
    public FactsWorld(CatalogContent catalog, params Operation[] records)
    {
        Store = FactStore.Empty;
        Publish([new DescribeCatalog(catalog), .. records]);
    }

    private FactsWorld(FactsWorld other) => (Store, Stores, Today, Reference) =
        (other.Store, [.. other.Stores], other.Today, other.Reference);

    public FactStore Store { get; private set; }

    /// <summary>The stores of all versions, first version first.</summary>
    public List<FactStore> Stores { get; } = [];

    public DateOnly Today { get; init; } = new(2020, 6, 1);

    public IReadOnlySet<Rule> RulesOff { get; init; } = ImmutableHashSet<Rule>.Empty;

    public Func<string, string, DateOnly, bool> Reference { get; set; } = (_, _, _) => true;

    public Func<string, DateOnly, IReadOnlyList<string>> ReferencedBy { get; set; } = (_, _) => [];

    public Func<string, long> LastChanged { get; set; } = _ => 0;

    public long Version => Store.Version;

    public CatalogSchema Schema => Store.Catalog!.Schema;

    /// <summary>The same catalog, to be published to apart.</summary>
    public FactsWorld Copy() => new(this);

    public Outcome Judge(params Operation[] operations) => Judge(Content(operations));

    public Outcome Judge(ChangesetContent content, long? baseVersion = null, bool allowNoChange = false) =>
        Rules(baseVersion, allowNoChange).Run(content);

    public Outcome Publish(params Operation[] operations) => Publish(Content(operations));

    public Outcome Publish(ChangesetContent content)
    {
        var outcome = Judge(content);
        Assert.Equal("", Rules(outcome));
        Take(outcome);
        return outcome;
    }

    /// <summary>Publishes if nothing is wrong, also where no document differs.</summary>
    public Outcome TryPublish(params Operation[] operations)
    {
        var outcome = Judge(Content(operations), allowNoChange: true);
        Take(outcome);
        return outcome;
    }

    /// <summary>Publishes facts as they are, if nothing is wrong.</summary>
    public Outcome TryPublish(IEnumerable<Fact> added, IEnumerable<Fact> withdrawn)
    {
        var outcome = Rules(null, allowNoChange: true).Run(added, withdrawn);
        Take(outcome);
        return outcome;
    }

    /// <summary>The rules that refuse the operations; nothing is published.</summary>
    public string Refusal(params Operation[] operations) => Rules(Judge(operations));

    public static string Rules(Outcome outcome) => string.Join(
        ", ", outcome.Refusals.Select(refusal => refusal.Rule).Distinct().Order());

    public ItemDocument? Find(string code)
    {
        var derivation = new Derivation(new(Store), Schema, Schema);
        return derivation.Document(code);
    }

    public ItemDocument Item(string code) => Find(code) ?? throw new InvalidOperationException($"No item {code}.");

    public IEnumerable<string> Units(string code) => Item(code).Slices.Select(slice => slice.Unit);

    public List<ItemDocument> Items() => [.. AllDocuments.Items(Store)];

    public static IEnumerable<ViolationReason> Warnings(Outcome outcome) =>
        outcome.Preview.Warnings.Select(warning => warning.Reason);

    public ChangesetContent Content(params Operation[] operations)
    {
        var named = operations.SelectMany(ActsOf).Distinct(StringComparer.Ordinal);
        return new()
        {
            Comment = "",
            NewActs =
            [
                .. named.Where(act => !Store.Known.ContainsKey($"act/{act}")).Select(act => new LegalAct { Id = act }),
            ],
            Operations = [.. operations],
        };
    }

    private JudgeFacts Rules(long? baseVersion, bool allowNoChange) => new(Store, "units", new()
    {
        Today = Today,
        IsUnitGiven = _ => throw new InvalidOperationException("The facts know which units were given."),
        LastChanged = key => LastChanged(key),
        IsReferenceValid = (catalog, code, day) => Reference(catalog, code, day),
        ReferencedBy = (code, day) => ReferencedBy(code, day),
        BaseVersion = baseVersion,
    })
    {
        AllowNoChange = allowNoChange,
        RulesOff = RulesOff,
    };

    private void Take(Outcome outcome)
    {
        if (outcome.Refusals.IsEmpty)
        {
            Store = outcome.Next();
            Stores.Add(Store);
        }
    }

    private static IEnumerable<string> ActsOf(Operation operation) => (operation.Acts ?? []).Concat(
        History.Of(operation) is { } history
            ? history.Item.Slices.SelectMany(slice => Known(slice.Slice.StartActs).Concat(Known(slice.Slice.EndActs)))
                .Concat(history.Item.Legs.SelectMany(leg => Known(leg.Acts)))
            : []);

    private static ImmutableArray<string> Known(ImmutableArray<string> acts) => acts.IsDefault ? [] : acts;
}
