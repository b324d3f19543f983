using MasterData.Documents;

namespace MasterData.Acts;

/// <summary>A legal act that slices and legs rest on: the document <c>act/{id}</c>.</summary>
public sealed record LegalAct : Document
{
    /// <summary>The id in its catalog, by default the number.</summary>
    public required string Id { get; init; }

    /// <summary>The number as issued, such as <c>202/2025/QH15</c>.</summary>
    public string Number { get; init; } = "";

    /// <summary>The kind of act, such as Nghị quyết.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Who issued it.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>The day of signing; null: not recorded.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The day it came into force; null: not recorded.</summary>
    public DateOnly? InForceOn { get; init; }

    /// <summary>The day from which what it sets up operates, where that is another.</summary>
    public DateOnly? OperatesFrom { get; init; }

    /// <summary>Its title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Where it can be read.</summary>
    public string Link { get; init; } = "";

    /// <inheritdoc/>
    public override string Key => DocumentKey.OfAct(Id);
}
