using MasterData.Changesets;
using MasterData.Deriving;
using MasterData.Facts;
using MasterData.Operations;
using MasterData.Outcomes;

namespace MasterData.UnitTests.Facts.Properties;

/// <summary>Undo, revert, moving a day and recording again do what they say, in random worlds.</summary>
public sealed class CorrectionProperties
{
    private const int Late = 77;

    [Fact]
    public void Revert_AndRevertOfRevert_Restore() => Worlds.Check(numbers =>
    {
        var (world, published) = GrownBut(numbers, Late);
        if (published is null)
        {
            return null;
        }

        var (before, after) = (world.Stores[^2], world.Store);
        var version = world.Version;
        var revert = world.TryPublish(new Revert(version));
        var back = world.Store;
        var again = world.TryPublish(new Revert(version + 1));
        return FactsWorld.Rules(revert) + FactsWorld.Rules(again) is { Length: > 0 } refused
            ? $"refused: {refused}"
            : Difference(before, back) ?? Difference(after, world.Store)
                ?? (SameFacts(before, back) ? null : "the facts differ");
    }, steps: 9);

    [Fact]
    public void Undo_OfEveryEvent_Restores() => Worlds.Check(numbers =>
    {
        var (world, published) = GrownBut(numbers, Late);
        if (published is null || published.Added.Any(fact => fact.Day == DateOnly.MinValue))
        {
            return null;
        }

        var (before, after) = (world.Stores[^2], world.Store);
        var undo = world.TryPublish([.. published.Added.GroupBy(fact => fact.Event!.Value).Select(named =>
            new UndoEvent(CodeOf(world, named.First()), named.First().Day, named.Key.Version, named.Key.Number))]);
        if (!undo.Refusals.IsEmpty)
        {
            return $"refused: {FactsWorld.Rules(undo)}";
        }

        var problem = Difference(before, world.Store);
        var redo = world.TryPublish([.. GrownOperations!]);
        return problem ?? (redo.Refusals.IsEmpty ? DifferencePlain(after, world.Store) : null);
    }, steps: 9);

    [Fact]
    public void EventsOfAnOlderVersion_Withdrawn_AreAsIfNeverPublished() => Worlds.Check(numbers =>
    {
        var (world, published) = GrownBut(numbers[..5], Late);
        if (published is null)
        {
            return null;
        }

        Worlds.Grow(world, numbers[5..], 200);
        var gone = world.Store.Facts.Where(fact => fact.Event!.Value.Version == published.Facts.Store.Version + 1)
            .ToList();
        var left = world.Store.Facts.Except(gone).ToList();
        var withdrawn = world.TryPublish([], gone);
        return withdrawn.Refusals.IsEmpty
            ? Difference(StoreLoad.Load(world.Version, left, []), world.Store)
            : null;
    }, steps: 9);

    [Fact]
    public void Date_Moved_IsAsIfPublishedOnThatDay() => Worlds.Check(numbers =>
    {
        var dice = new Dice(numbers[^1]);
        var (from, to) = ($"2020-01-{2 + dice.Below(8):00}", $"2020-01-{1 + dice.Below(11):00}");
        var world = Tree.World(Worlds.Merge(numbers));
        Worlds.Grow(world, numbers[..^1]);
        var other = world.Copy();
        Operation[] operations = [.. new Draw(world, dice, from, Late).Operations()];
        if (from == to || operations.OfType<RecordItem>().Any()
            || operations.SelectMany(Codes).Any(code => Means(world, code, from) != Means(world, code, to)))
        {
            return null;
        }

        var published = world.TryPublish(operations);
        var there = other.TryPublish([.. operations.Select(operation => operation with { Date = Ops.On(to) })]);
        if (!published.Refusals.IsEmpty || published.Added.Count is 0)
        {
            return null;
        }

        var moved = world.TryPublish([.. published.Added.Where(fact => fact.Threads.Any())
            .GroupBy(fact => fact.Event!.Value).Select(named => new MoveEvent(
                CodeOf(world, named.First()), Ops.On(from), Ops.On(to), named.Key.Version, named.Key.Number))]);
        return moved.Refusals.IsEmpty && there.Refusals.IsEmpty ? DifferencePlain(other.Store, world.Store) : null;
    }, steps: 10);

    [Fact]
    public void Item_RecordedAgainAsItStands_ChangesNoFact() => Worlds.Check(numbers =>
    {
        var world = Tree.World(Worlds.Merge(numbers));
        Worlds.Grow(world, numbers);
        foreach (var code in world.Store.Bearings.Keys.Order(StringComparer.Ordinal).ToList())
        {
            var outcome = world.TryPublish(AsRecorded.Of(world.Store, code));
            if (!outcome.Refusals.IsEmpty || outcome.Added.Count + outcome.Withdrawn.Count > 0)
            {
                var changes = string.Join('\n', outcome.Added.Concat(outcome.Withdrawn));
                return $"{code}: {FactsWorld.Rules(outcome)} {changes}";
            }
        }

        return null;
    }, steps: 12);

    private static Operation[]? GrownOperations { get; set; }

    // A world, and a last changeset in it that was accepted; null where it was refused or changed nothing.
    private static (FactsWorld World, Outcome? Published) GrownBut(int[][] numbers, int number)
    {
        var world = Tree.World(Worlds.Merge(numbers));
        Worlds.Grow(world, numbers[..^1]);
        var dice = new Dice(numbers[^1]);
        GrownOperations = [.. new Draw(world, dice, dice.Pick(Tree.Days), number).Operations()];
        var outcome = world.TryPublish(GrownOperations);
        var isGrown = outcome.Refusals.IsEmpty && outcome.Added.Any(fact => fact.Threads.Any());
        return (world, isGrown ? outcome : null);
    }

    private static IEnumerable<string> Codes(Operation operation) => operation.Codes.Concat((operation switch
    {
        Create create => [create.Fields],
        Amend amend => [amend.Fields],
        Reorganize reorganize => reorganize.Results.Select(result => result.Fields),
        _ => Array.Empty<FieldSet>().AsEnumerable(),
    }).Select(fields => fields["parent"]).OfType<string>().Where(parent => parent.Length > 0));

    private static (string?, string?) Means(FactsWorld world, string code, string day)
    {
        var facts = new WorkingFacts(world.Store);
        return (facts.Before(code, Ops.On(day)), facts.On(code, Ops.On(day)));
    }

    private static string CodeOf(FactsWorld world, Fact fact) =>
        world.Store.Threads[fact.Threads.First()].Spine.Codes.First(span =>
            span.From <= fact.Day && fact.Day <= span.To).Code;

    private static bool SameFacts(FactStore left, FactStore right) =>
        left.Facts.Where(fact => fact.Threads.Any()).ToHashSet()
            .SetEquals(right.Facts.Where(fact => fact.Threads.Any()));

    private static string? Difference(FactStore left, FactStore right) => Documents.Difference(
        AllDocuments.Items(left), AllDocuments.Items(right));

    private static string? DifferencePlain(FactStore left, FactStore right) => Documents.Difference(
        Worlds.WithPlainUnits(AllDocuments.Items(left)),
        Worlds.WithPlainUnits(AllDocuments.Items(right)));
}
