using System.Collections.Immutable;
using MasterData.Documents;

namespace MasterData.Catalogs;

/// <summary>What a catalog publishes of itself: the document <c>catalog</c>.</summary>
public sealed record CatalogContent : Document
{
    /// <summary>The name in Vietnamese.</summary>
    public required string NameVi { get; init; }

    /// <summary>The name in English.</summary>
    public required string NameEn { get; init; }

    /// <summary>The agency that keeps the list (cơ quan chủ trì).</summary>
    public required string Owner { get; init; }

    /// <summary>The acts that the list rests on (NĐ 278/2025/NĐ-CP).</summary>
    public ImmutableArray<string> LegalBasis { get; init; } = [];

    /// <summary>Whether codes are issued here or copied from their source.</summary>
    public required CatalogRole Role { get; init; }

    /// <summary>The authority that is mirrored; empty for a register.</summary>
    public string Source { get; init; } = "";

    /// <summary>The IANA time zone whose midnight begins a day.</summary>
    public string TimeZone { get; init; } = CatalogZone.Default;

    /// <summary>The first day of which the records speak; null: no limit.</summary>
    public DateOnly? RecordsBegin { get; init; }

    /// <summary>The first day from which every transition is recorded; null: never claimed.</summary>
    public DateOnly? TransitionsCompleteSince { get; init; }

    /// <summary>The rules of its items.</summary>
    public required CatalogSchema Schema { get; init; }

    /// <inheritdoc/>
    public override string Key => "catalog";
}
