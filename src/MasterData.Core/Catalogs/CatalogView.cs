using MasterData.Core.Versions;

namespace MasterData.Core.Catalogs;

/// <summary>A catalog with what is not published of it.</summary>
/// <param name="ReadPoint">What it was read at: its content and head.</param>
/// <param name="Stewards">Who may propose and publish changes.</param>
/// <param name="Approvers">Who may approve changes.</param>
/// <param name="Etag">Identifies this state of the catalog.</param>
internal sealed record CatalogView(
    ReadPoint ReadPoint, IReadOnlyList<string> Stewards, IReadOnlyList<string> Approvers, string Etag)
{
    /// <summary>Why publishing is stopped; empty: it is not, or the caller may not know.</summary>
    public string Stopped { get; init; } = "";

    /// <summary>What a reader claims to have and the database has not; empty: nothing.</summary>
    public string Claim { get; init; } = "";
}
