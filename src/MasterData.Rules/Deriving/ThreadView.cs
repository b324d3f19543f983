using MasterData.Items;

namespace MasterData.Deriving;

/// <summary>The part of a thread in documents: its slices under their codes, and the legs at its units.</summary>
internal sealed record ThreadView(IReadOnlyList<CodeSlice> Slices, IReadOnlyList<Leg> Legs)
{
    /// <summary>A thread that never begins.</summary>
    public static ThreadView Empty { get; } = new([], []);

    /// <summary>Whether no document can tell the two apart.</summary>
    public bool Same(ThreadView other) => Slices.Count == other.Slices.Count && Legs.Count == other.Legs.Count
        && Slices.Zip(other.Slices).All(pair =>
            pair.First.Code == pair.Second.Code && SameDocuments.Same(pair.First.Slice, pair.Second.Slice))
        && Legs.Zip(other.Legs).All(pair => SameDocuments.Same(pair.First, pair.Second));
}
