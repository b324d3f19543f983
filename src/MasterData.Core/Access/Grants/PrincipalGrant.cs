namespace MasterData.Core.Access;

/// <summary>A role that a principal has in a catalog, whichever key it uses.</summary>
internal sealed class PrincipalGrant
{
    public required string Principal { get; init; }

    public required Role Role { get; init; }

    /// <summary>The id of the catalog, or <see cref="Grant.Everywhere"/>.</summary>
    public required string Catalog { get; init; }

    /// <summary>Who gave it.</summary>
    public string GivenBy { get; init; } = Actor.System.Id;

    /// <summary>Who confirmed it; empty: nobody.</summary>
    public string ConfirmedBy { get; init; } = "";
}
