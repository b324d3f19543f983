using MasterData.Items;

namespace MasterData.Changesets;

/// <summary>The whole or a part of a source goes to a target.</summary>
/// <param name="From">The code of the source, in force the day before.</param>
/// <param name="To">The code of the target, <see cref="Leg.None"/> or <see cref="Leg.NotRecorded"/>.</param>
/// <param name="Extent">How much of the source.</param>
public sealed record ReorganizeLeg(string From, string To, Extent Extent);
