namespace MasterData.Core.Versions;

/// <summary>A document during the versions [<see cref="SinceVersion"/>, <see cref="UntilVersion"/>).</summary>
internal sealed class DocumentRow
{
    /// <summary>The catalog.</summary>
    public required string Catalog { get; init; }

    /// <summary>The key of the document.</summary>
    public required string Key { get; init; }

    /// <summary>The version that published it.</summary>
    public required long SinceVersion { get; init; }

    /// <summary>The version that replaced or removed it; null: none yet.</summary>
    public long? UntilVersion { get; init; }

    /// <summary>Its canonical form.</summary>
    public required byte[] Body { get; init; }

    /// <summary>For an item, JSON: what each slice states; null for others.</summary>
    public string? Stated { get; init; }
}
