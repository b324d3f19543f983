namespace MasterData.Core.Publication;

/// <summary>That the id of a unit was given, for ever.</summary>
internal sealed class UnitRow
{
    /// <summary>The catalog.</summary>
    public required string Catalog { get; init; }

    /// <summary>The id of the unit.</summary>
    public required string Unit { get; init; }

    /// <summary>The version that gave it.</summary>
    public required long SinceVersion { get; init; }
}
