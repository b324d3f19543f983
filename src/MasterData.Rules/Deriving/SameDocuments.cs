using MasterData.Items;

namespace MasterData.Deriving;

/// <summary>Equality of items by what their documents say.</summary>
internal static class SameDocuments
{
    /// <summary>Whether two items read the same.</summary>
    public static bool Same(ItemDocument? left, ItemDocument? right) =>
        left is null || right is null
            ? left is null && right is null
            : left.Code == right.Code
                && left.Aliases.SequenceEqual(right.Aliases)
                && left.Slices.Length == right.Slices.Length
                && left.Slices.Zip(right.Slices).All(pair => Same(pair.First, pair.Second))
                && left.Legs.Length == right.Legs.Length
                && left.Legs.Zip(right.Legs).All(pair => Same(pair.First, pair.Second));

    /// <summary>Whether two slices read the same.</summary>
    public static bool Same(Slice left, Slice right) =>
        (left.Unit, left.ValidFrom, left.ValidTo, left.Name, left.ShortName, left.Kind, left.Parent)
            == (right.Unit, right.ValidFrom, right.ValidTo, right.Name, right.ShortName, right.Kind, right.Parent)
        && (left.Disposition, left.Reason) == (right.Disposition, right.Reason)
        && left.Attributes.SequenceEqual(right.Attributes)
        && left.StartActs.SequenceEqual(right.StartActs)
        && left.EndActs.SequenceEqual(right.EndActs);

    /// <summary>Whether two legs read the same.</summary>
    public static bool Same(Leg left, Leg right) =>
        (left.Date, left.From, left.To, left.Extent, left.Event)
            == (right.Date, right.From, right.To, right.Extent, right.Event)
        && left.Acts.SequenceEqual(right.Acts);
}
