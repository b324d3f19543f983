using MasterData.Versions;

namespace MasterData.Core.Restores;

/// <summary>How publishing of a catalog goes on.</summary>
/// <param name="Head">The head from which it goes on.</param>
/// <param name="Evidence">Why it was stopped.</param>
/// <param name="IsNewEpoch">Whether a new epoch was begun.</param>
internal sealed record Resumed(CatalogHead Head, string Evidence, bool IsNewEpoch);
