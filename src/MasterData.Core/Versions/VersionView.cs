using System.Globalization;
using MasterData.Changesets;
using MasterData.Core.Access;
using MasterData.Versions;

namespace MasterData.Core.Versions;

/// <summary>A version as an actor may see it.</summary>
internal sealed record VersionView
{
    /// <summary>Its proof.</summary>
    public required CatalogHead Head { get; init; }

    /// <summary>What it did to readers.</summary>
    public required ChangeClass Classes { get; init; }

    /// <summary>The id of the changeset it came from; empty: none.</summary>
    public required string Changeset { get; init; }

    /// <summary>Who published it; empty for those who may not look into the records of stewardship.</summary>
    public required string Publisher { get; init; }

    /// <summary>Why, in one line.</summary>
    public required string Comment { get; init; }

    /// <summary>How many keys it changed.</summary>
    public required int ChangedCount { get; init; }

    /// <summary>The versions it corrects.</summary>
    public required IReadOnlyList<long> Corrects { get; init; }

    /// <summary>The version as <paramref name="actor"/> may see it.</summary>
    public static VersionView Of(VersionRow row, Actor actor) => new()
    {
        Head = row.ToHead(),
        Classes = row.Classes,
        Changeset = row.Changeset,
        Publisher = actor.MayInspect(row.Catalog) ? row.Publisher : "",
        Comment = row.Comment,
        ChangedCount = row.ChangedCount,
        Corrects =
        [
            .. row.Corrects.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(number => long.Parse(number, CultureInfo.InvariantCulture)),
        ],
    };
}
