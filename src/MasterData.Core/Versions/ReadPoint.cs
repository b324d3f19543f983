using MasterData.Catalogs;
using MasterData.Versions;

namespace MasterData.Core.Versions;

/// <summary>Both axes of a question, fixed once. The same point has the same answers for ever.</summary>
internal sealed record ReadPoint
{
    /// <summary>The version that is known.</summary>
    public required CatalogHead Head { get; init; }

    /// <summary>What the catalog said of itself at that version.</summary>
    public required CatalogContent Catalog { get; init; }

    /// <summary>The day in law.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>The state if it is in memory already; null: ask <see cref="OldStates"/>.</summary>
    public CatalogState? State { get; init; }

    /// <summary>Whether the day lies before the day the records begin.</summary>
    public bool BeforeRecords => Catalog.RecordsBegin is { } begin && EffectiveOn < begin;
}
