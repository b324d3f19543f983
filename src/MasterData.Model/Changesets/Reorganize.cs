using System.Collections.Immutable;

namespace MasterData.Changesets;

/// <summary>Turns n units, whole or in part, into m results: merge, split, boundary shift.</summary>
/// <param name="Event">What happened, such as <c>merge</c>.</param>
/// <param name="Legs">Which part of which source went where; the part that keeps its code is a leg too.</param>
/// <param name="Results">The results whose fields or mode are stated.</param>
public sealed record Reorganize(
    string Event, ImmutableArray<ReorganizeLeg> Legs, ImmutableArray<ReorganizeResult> Results) : Operation
{
    /// <inheritdoc/>
    public override IEnumerable<string> Codes =>
        Legs.Select(leg => leg.From).Concat(Legs.Select(leg => leg.To)).Concat(Results.Select(result => result.Code))
            .Where(code => code is not ("" or Items.Leg.NotRecorded)).Distinct(StringComparer.Ordinal);
}
