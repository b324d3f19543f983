using MasterData.Errors;

namespace MasterData.Core.Findings;

/// <summary>Which findings are asked for.</summary>
/// <param name="Catalog">The catalog.</param>
/// <param name="Reason">Only this reason; null: any.</param>
/// <param name="Code">Only this code; empty: any.</param>
internal sealed record FindingQuery(string Catalog, ViolationReason? Reason = null, string Code = "");
