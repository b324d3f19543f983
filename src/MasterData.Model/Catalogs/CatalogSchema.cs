using System.Collections.Immutable;

namespace MasterData.Catalogs;

/// <summary>The rules that the items of a catalog keep. Data, not classes: a new catalog needs no release.</summary>
public sealed record CatalogSchema
{
    /// <summary>The kinds of items.</summary>
    public ImmutableArray<KindRule> Kinds { get; init; } = [];

    /// <summary>Which kind may stand under which, and when. A kind without any rule stands at the top only.</summary>
    public ImmutableArray<ParentRule> Parents { get; init; } = [];

    /// <summary>The attributes an item can have.</summary>
    public ImmutableArray<AttributeRule> Attributes { get; init; } = [];

    /// <summary>How aliases are read.</summary>
    public ImmutableArray<AliasRule> Aliases { get; init; } = [];

    /// <summary>What a merge does to the receiver's code where an operation does not say.</summary>
    public MergeResult MergeResult { get; init; } = MergeResult.New;

    /// <summary>The kind with this id; null if the schema has none.</summary>
    public KindRule? Kind(string id) => Kinds.FirstOrDefault(kind => kind.Id == id);

    /// <summary>The attribute with this id; null if the schema has none.</summary>
    public AttributeRule? Attribute(string id) => Attributes.FirstOrDefault(attribute => attribute.Id == id);
}
