using MasterData.Errors;

namespace MasterData.Core.Findings;

/// <summary>Which findings are asked for.</summary>
/// <param name="Catalog">The catalog.</param>
/// <param name="Reason">Only this reason; null: any.</param>
/// <param name="Code">Only this code; empty: any.</param>
/// <param name="AfterVersion">The version of the last finding already seen; zero: none.</param>
/// <param name="AfterNumber">Its number in that version.</param>
internal sealed record FindingQuery(
    string Catalog, ViolationReason? Reason = null, string Code = "", long AfterVersion = 0, int AfterNumber = 0);
