using System.Collections.Immutable;
using MasterData.Items;

namespace MasterData.Changesets;

/// <summary>A leg into a recorded code.</summary>
/// <param name="Date">The day.</param>
/// <param name="From">The code of the source, in force the day before; <see cref="Leg.NotRecorded"/> if
/// unknown.</param>
/// <param name="Extent">How much of the source.</param>
/// <param name="Event">What happened.</param>
/// <param name="Acts">The ids of the acts; empty: not recorded.</param>
public sealed record RecordedLeg(DateOnly Date, string From, Extent Extent, string Event, ImmutableArray<string> Acts);
