using System.Collections.Immutable;

namespace MasterData.Catalogs;

/// <summary>A typed attribute of items. Its id is never renamed or retyped.</summary>
public sealed record AttributeRule
{
    /// <summary>The id: <c>[a-z][a-z0-9_]{0,62}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name in Vietnamese.</summary>
    public string NameVi { get; init; } = "";

    /// <summary>The name in English.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>The type of its values.</summary>
    public required AttributeType Type { get; init; }

    /// <summary>Whether every slice must have it.</summary>
    public bool Required { get; init; }

    /// <summary>For text: the most characters; zero: 2,000.</summary>
    public int MaxLength { get; init; }

    /// <summary>For text: a whole-match pattern; empty: any.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>For choices: the ids to choose from.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>For references: the id of the catalog whose codes are meant.</summary>
    public string Catalog { get; init; } = "";
}
