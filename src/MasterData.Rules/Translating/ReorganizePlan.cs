using MasterData.Changesets;
using MasterData.Items;

namespace MasterData.Translating;

/// <summary>A reorganization whose sources are found.</summary>
internal sealed record ReorganizePlan(
    Dated<Reorganize> Dated,
    string Word,
    Dictionary<string, string> Sources,
    Dictionary<string, ReorganizeResult> Results)
{
    /// <summary>The codes that receive, each once.</summary>
    public IEnumerable<string> TargetCodes => Dated.Operation.Legs.Select(leg => leg.To)
        .Where(code => code is not (Leg.None or Leg.NotRecorded)).Distinct(StringComparer.Ordinal);
}
