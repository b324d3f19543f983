namespace MasterData.Changesets;

/// <summary>From a day on, a code means another unit than was published before.</summary>
/// <param name="Code">The code.</param>
/// <param name="From">The first such day; <see cref="DateOnly.MinValue"/>: the open start.</param>
/// <param name="OldUnit">The unit before; empty: none.</param>
/// <param name="NewUnit">The unit now; empty: none.</param>
public sealed record MeaningChange(string Code, DateOnly From, string OldUnit, string NewUnit);
