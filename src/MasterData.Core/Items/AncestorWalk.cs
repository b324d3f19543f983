using MasterData.Items;

namespace MasterData.Core.Items;

/// <summary>The walk from a slice to the top of the hierarchy on a day.</summary>
/// <remarks>Its caller finds the slices, one after another, in memory or in the database.</remarks>
internal struct AncestorWalk(Slice slice)
{
    /// <summary>More than any hierarchy has; the rules refuse cycles, but a walk must end in any case.</summary>
    public const int MaxLevels = 64;

    private Slice _slice = slice;

    /// <summary>How many slices have been seen: at the end, the depth of the first one.</summary>
    public int Level { get; private set; } = 1;

    /// <summary>The code of the next slice; null: the walk has reached the top.</summary>
    public readonly string? Next => _slice.Parent is "" || Level >= MaxLevels ? null : _slice.Parent;

    /// <summary>Goes on to the slice of <see cref="Next"/>, unless its code is not in force on the day.</summary>
    /// <returns>Whether it went on.</returns>
    public bool TryGoOn(Slice? above)
    {
        if (above is null)
        {
            return false;
        }

        _slice = above;
        Level++;
        return true;
    }
}
