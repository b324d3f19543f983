namespace MasterData.Items;

/// <summary>The ids of the fields that a statement can set. An attribute's is <c>attributes.{id}</c>.</summary>
public static class FieldIds
{
    /// <summary>The code itself: stated by a recode.</summary>
    public const string Code = "code";

    /// <summary>The full name.</summary>
    public const string Name = "name";

    /// <summary>The short name.</summary>
    public const string ShortName = "short_name";

    /// <summary>The kind.</summary>
    public const string Kind = "kind";

    /// <summary>The code above.</summary>
    public const string Parent = "parent";

    /// <summary>What the id of an attribute's field begins with.</summary>
    public const string AttributePrefix = "attributes.";
}
