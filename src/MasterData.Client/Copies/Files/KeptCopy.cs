using MasterData.Versions;

namespace MasterData.Client.Copies.Files;

/// <summary>A copy as it was kept.</summary>
/// <param name="State">All documents.</param>
/// <param name="Authority">The id of the authority; empty: not known.</param>
internal sealed record KeptCopy(CatalogState State, string Authority);
