using MasterData.Deriving;
using MasterData.Facts;
using MasterData.Items;
using MasterData.Refusing;

namespace MasterData.UnitTests.Facts.Properties;

/// <summary>Whatever is published, corrections and nonsense among it, the result is sound and derived alike.</summary>
public sealed class WildProperties
{
    public static TheoryData<string> JudgedRules =>
    [
        .. ((Rule[])
        [
            Rule.AlreadyStated, Rule.LegTwice, Rule.Coverage, Rule.NothingHappened, Rule.Later, Rule.EndsAndReceives,
            Rule.AlreadyEnded, Rule.DispositionMissing, Rule.ReasonRequired, Rule.FieldRequired,
            Rule.ParentNotCovering, Rule.ParentKind, Rule.ParentRequired, Rule.ParentCycle, Rule.Overlap,
            Rule.CodeClosed,
        ]).Select(rule => $"{rule}"),
    ];

    [Fact]
    public void Versions_StepByStep_AreSoundAndAsDerivedFromScratch() => Worlds.Check(numbers =>
    {
        var world = Tree.World(Worlds.Merge(numbers));
        var kept = new List<List<ItemDocument>> { world.Items() };
        for (var i = 0; i < numbers.Length; i++)
        {
            var changed = Step(world, numbers[i], i);
            if (changed is null)
            {
                continue;
            }

            kept.Add(world.Items());
            if (FromScratch(world) is { } wrong || (wrong = Told(kept[^2], kept[^1], changed)) is not null
                || (wrong = Worlds.Audit(world)) is not null)
            {
                return wrong;
            }
        }

        return kept.Select((items, i) => Documents.Difference(items, At(world.Store, i + 1)))
            .FirstOrDefault(problem => problem is not null);
    }, steps: 30);

    [Theory]
    [MemberData(nameof(JudgedRules))]
    public void Rule_SwitchedOff_IsMissed(string rule)
    {
        var isMissed = false;
        for (var seed = 0; seed < 4_000 && !isMissed; seed++)
        {
            var numbers = Enumerable.Range(0, 25)
                .Select(i => (int[])[(seed * 7_919) + (i * 104_729) + (seed % 2)]).ToArray();
            var world = Tree.World(Worlds.Merge([[seed]]), Enum.Parse<Rule>(rule));
            for (var i = 0; i < numbers.Length && !isMissed; i++)
            {
                isMissed = Step(world, numbers[i], i) is not null && IsUnsound(world);
            }
        }

        Assert.True(isMissed, $"Nothing was seen without {rule}.");
    }

    // Without a rule the derived state may be such that even the audit cannot read it.
    private static bool IsUnsound(FactsWorld world)
    {
        try
        {
            return Worlds.Audit(world) is not null;
        }
        catch (KeyNotFoundException)
        {
            return true;
        }
    }

    private static IReadOnlyCollection<string>? Step(FactsWorld world, int[] numbers, int number)
    {
        var dice = new Dice(numbers);
        var operations = new WildDraw(world, dice, dice.Pick(Tree.Days), number).Operations();
        var outcome = world.TryPublish([.. operations]);
        return outcome.Refusals.IsEmpty
            ? [.. outcome.Preview.Changed.Select(document => document.Key), .. outcome.Preview.Removed]
            : null;
    }

    // What a publication says that it changed is what differs.
    private static string? Told(List<ItemDocument> before, List<ItemDocument> after, IReadOnlyCollection<string> told)
    {
        var (old, now) = (before.ToDictionary(item => item.Key), after.ToDictionary(item => item.Key));
        return old.Keys.Union(now.Keys)
            .Where(key => told.Contains(key)
                == SameDocuments.Same(old.GetValueOrDefault(key), now.GetValueOrDefault(key)))
            .Select(key => $"{key} differs, or not, unlike what was told").FirstOrDefault();
    }

    private static string? FromScratch(FactsWorld world)
    {
        var store = world.Store;
        var past = store.Withdrawn.Values.SelectMany(gone => gone).ToList();
        var loaded = StoreLoad.Load(store.Version, [.. store.Facts], past);
        return Documents.Difference(world.Items(), AllDocuments.Items(loaded));
    }

    private static IEnumerable<ItemDocument> At(FactStore store, long version) =>
        AllDocuments.Items(StoreLoad.Load(version, [.. store.FactsAt(version)], []));
}
