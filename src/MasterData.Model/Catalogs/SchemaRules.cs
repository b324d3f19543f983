using System.Collections.Immutable;
using MasterData.Errors;
using MasterData.Sync;

namespace MasterData.Catalogs;

/// <summary>Judges what a catalog says of itself.</summary>
public static class SchemaRules
{
    /// <summary>Judges <paramref name="content"/> by itself: ids, patterns, references between its parts.</summary>
    public static ImmutableArray<Violation> Judge(CatalogContent content) =>
        throw new NotSupportedException("being written: lead");

    /// <summary>Judges the items of <paramref name="state"/> by a new schema; the violations name the codes.</summary>
    public static ImmutableArray<Violation> JudgeItems(CatalogState state, CatalogContent content) =>
        throw new NotSupportedException("being written: lead");
}
