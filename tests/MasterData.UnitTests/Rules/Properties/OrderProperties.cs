using MasterData.Changesets;
using MasterData.Facts;
using MasterData.Outcomes;
using MasterData.Refusing;

namespace MasterData.UnitTests.Facts.Properties;

/// <summary>The order of publication plays no part, in data, acts and ids.</summary>
public sealed class OrderProperties
{
    [Fact]
    public void AcceptedFacts_InAnotherOrder_MakeTheSameItems() => Worlds.Check(numbers =>
    {
        var world = Tree.World(Worlds.Merge(numbers));
        var changes = Worlds.Grow(world, numbers).ConvertAll(pair => pair.Outcome);
        var other = Tree.World(Worlds.Merge(numbers));
        var left = Deliver(other, Shuffled(changes, numbers));
        if (left.Count > 0)
        {
            // What needs each other is published together.
            var together = other.TryPublish(left.SelectMany(change => change.Added), []);
            if (!together.Refusals.IsEmpty)
            {
                // Only what is a finding when a history states it last is refused when something else is stated last.
                return together.Refusals.All(refusal => refusal.Rule is Rule.ParentKind)
                    ? null
                    : $"refused in another order: {FactsWorld.Rules(together)}";
            }
        }

        return Documents.Difference(world.Items(), other.Items());
    }, steps: 14);

    [Fact]
    public void Operations_WhoseCodesNameTheSame_MakeTheSameItemsInAnyOrder() => Worlds.Check(numbers =>
    {
        var world = Tree.World(Worlds.Merge(numbers));
        var drafts = new List<(Operation[] Operations, List<(string? Before, string? On)> Named)>();
        for (var i = 0; i < numbers.Length; i++)
        {
            var dice = new Dice(numbers[i]);
            Operation[] operations = [.. new Draw(world, dice, dice.Pick(Tree.Days), i).Operations()];
            if (operations.OfType<RecordItem>().Any())
            {
                continue;
            }

            var named = Named(world, operations);
            if (world.TryPublish(operations).Refusals.IsEmpty)
            {
                drafts.Add((operations, named));
            }
        }

        var other = Tree.World(Worlds.Merge(numbers));
        var left = Shuffled(drafts, numbers);
        for (var before = int.MaxValue; left.Count > 0 && left.Count < before;)
        {
            before = left.Count;
            left = left.FindAll(draft => IsStale(draft.Named, Named(other, draft.Operations))
                || !other.TryPublish(draft.Operations).Refusals.IsEmpty);
        }

        return left.Count > 0
            ? null
            : Documents.Difference(Worlds.WithPlainUnits(world.Items()), Worlds.WithPlainUnits(other.Items()));
    }, steps: 14);

    private static List<Outcome> Deliver(FactsWorld world, List<Outcome> changes)
    {
        var left = changes;
        for (var before = int.MaxValue; left.Count > 0 && left.Count < before;)
        {
            before = left.Count;
            left = left.FindAll(change => !world.TryPublish(change.Added, change.Withdrawn).Refusals.IsEmpty);
        }

        return left;
    }

    private static List<T> Shuffled<T>(List<T> items, int[][] numbers) =>
        [.. items.Select((item, i) => (item, Order: numbers[i % numbers.Length][^1])).OrderBy(pair => pair.Order)
            .Select(pair => pair.item)];

    // Rule 13: a code names another thread than at the base, or names one only now, or none any more.
    private static bool IsStale(List<(string? Before, string? On)> then, List<(string? Before, string? On)> now) =>
        then.Zip(now).Any(pair => Differ(pair.First.Before, pair.Second.Before) || Differ(pair.First.On, pair.Second.On)
            || (pair.First is (null, null)) != (pair.Second is (null, null)));

    private static bool Differ(string? left, string? right) => left is not null && right is not null && left != right;

    private static List<(string? Before, string? On)> Named(FactsWorld world, Operation[] operations)
    {
        var facts = new WorkingFacts(world.Store);
        return [.. operations.SelectMany(operation => operation.Codes.Concat(Parents(operation)).Distinct().Order(),
            (operation, code) => (facts.Before(code, operation.Date!.Value), facts.On(code, operation.Date.Value)))];
    }

    private static IEnumerable<string> Parents(Operation operation) => (operation switch
    {
        Create create => [create.Fields],
        Amend amend => [amend.Fields],
        Reorganize reorganize => reorganize.Results.Select(result => result.Fields),
        _ => Array.Empty<FieldSet>().AsEnumerable(),
    }).Select(fields => fields[MasterData.Items.FieldIds.Parent]).OfType<string>().Where(parent => parent.Length > 0);
}
