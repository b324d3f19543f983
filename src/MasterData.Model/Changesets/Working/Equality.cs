using MasterData.Items;

namespace MasterData.Changesets.Working;

/// <summary>Whether two items are the same for the authority: what their slices state counts too.</summary>
internal static class Equality
{
    public static bool Same(ItemDocument? left, ItemDocument? right) =>
        left is null || right is null
            ? left is null && right is null
            : left.Aliases.SequenceEqual(right.Aliases)
                && left.Slices.Length == right.Slices.Length
                && left.Slices.Zip(right.Slices).All(pair => Same(pair.First, pair.Second))
                && left.Legs.Length == right.Legs.Length
                && left.Legs.Zip(right.Legs).All(pair => Same(pair.First, pair.Second));

    public static bool Same(Leg left, Leg right) =>
        left with { Acts = [] } == right with { Acts = [] } && left.Acts.SequenceEqual(right.Acts);

    private static bool Same(Slice left, Slice right) =>
        Scalars(left) == Scalars(right)
        && left.Attributes.SequenceEqual(right.Attributes)
        && left.StartActs.SequenceEqual(right.StartActs)
        && left.EndActs.SequenceEqual(right.EndActs)
        && left.Stated.SequenceEqual(right.Stated);

    private static Slice Scalars(Slice slice) =>
        slice with { Attributes = [], StartActs = [], EndActs = [], Stated = [] };
}
