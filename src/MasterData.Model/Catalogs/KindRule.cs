namespace MasterData.Catalogs;

/// <summary>A kind of item, such as <c>xa</c>.</summary>
public sealed record KindRule
{
    /// <summary>The id: <c>[a-z][a-z0-9-]{0,62}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name in Vietnamese.</summary>
    public string NameVi { get; init; } = "";

    /// <summary>The name in English.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>The tier it belongs to; kinds of one tier may replace each other.</summary>
    public string Tier { get; init; } = "";

    /// <summary>The whole-match pattern of its codes; empty: any code.</summary>
    public string CodePattern { get; init; } = "";

    /// <summary>What a full name begins with and a short name leaves out; empty: nothing.</summary>
    public string NamePrefix { get; init; } = "";
}
