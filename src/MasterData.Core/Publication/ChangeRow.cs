namespace MasterData.Core.Publication;

/// <summary>That a version changed a key.</summary>
internal sealed class ChangeRow
{
    /// <summary>The catalog.</summary>
    public required string Catalog { get; init; }

    /// <summary>The version.</summary>
    public required long Version { get; init; }

    /// <summary>The key of the document.</summary>
    public required string Key { get; init; }
}
