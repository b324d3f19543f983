using System.Collections.Immutable;
using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Items;

namespace MasterData.Core.Seeding;

/// <summary>What a seed folder says of a catalog.</summary>
/// <param name="Id">The id of the catalog: the name of the folder.</param>
/// <param name="Catalog">What the catalog says of itself.</param>
/// <param name="Content">The records of its items, as an author would propose them.</param>
internal sealed record Seed(string Id, CatalogContent Catalog, ChangesetContent Content)
{
    private const string AttributeColumn = "attr.";

    /// <summary>Reads a folder in the form that seed-data/README.md gives.</summary>
    public static Seed Read(string folder)
    {
        var id = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        return new(id, SeedCatalogFile.Read(Path.Combine(folder, "catalog.json")), new()
        {
            Comment = $"Seed of {id}",
            NewActs = [.. Table("acts").Rows.Select(Act)],
            Operations = [.. Records(Table("slices"), Table("legs"), Table("aliases"))],
        });

        SeedTable Table(string name) => SeedTable.Read(Path.Combine(folder, $"{name}.csv"));
    }

    private static IEnumerable<RecordItem> Records(SeedTable slices, SeedTable legs, SeedTable aliases)
    {
        var attributes = slices.Columns
            .Where(column => column.StartsWith(AttributeColumn, StringComparison.Ordinal))
            .Select(column => (Column: column, Id: column[AttributeColumn.Length..]))
            .OrderBy(attribute => attribute.Id, StringComparer.Ordinal)
            .ToList();
        var arriving = legs.Rows.ToLookup(row => row["to"], Leg, StringComparer.Ordinal);
        var spellings = aliases.Rows.ToLookup(row => row["code"], row => row["alias"], StringComparer.Ordinal);
        return slices.Rows
            .GroupBy(row => row["code"], row => new RecordedSlice(Slice(row, attributes)), StringComparer.Ordinal)
            .Select(item => new RecordItem(item.Key, [.. item])
            {
                Aliases = [.. spellings[item.Key].Order(StringComparer.Ordinal)],
                Legs = [.. arriving[item.Key]],
            });
    }

    private static Slice Slice(SeedTable.Row row, List<(string Column, string Id)> attributes) => new()
    {
        Unit = "",
        ValidFrom = row.Date("valid_from") ?? DateOnly.MinValue,
        ValidTo = row.Date("valid_to") ?? DateOnly.MaxValue,
        Name = row["name"],
        ShortName = row["short_name"],
        Kind = row["kind"],
        Parent = row["parent"],
        Attributes = Attributes(row, attributes),
        StartActs = row.Acts("start_acts"),
        EndActs = row.Acts("end_acts"),
        Disposition = row["disposition"] switch
        {
            "" => Disposition.GoesOn,
            "none" => Disposition.None,
            "not-recorded" => Disposition.NotRecorded,
            var other => throw new InvalidDataException($"'{other}' is no disposition."),
        },
        Reason = row["reason"],
    };

    private static ImmutableArray<AttributeValue> Attributes(
        SeedTable.Row row, List<(string Column, string Id)> attributes) =>
    [
        .. attributes.Where(attribute => row[attribute.Column].Length > 0)
            .Select(attribute => new AttributeValue(attribute.Id, row[attribute.Column])),
    ];

    private static RecordedLeg Leg(SeedTable.Row row) => new(
        row.Date("date") ?? throw new InvalidDataException("A leg has no date."),
        row["from"],
        row["extent"] switch
        {
            "whole" => Extent.Whole,
            "part" => Extent.Part,
            var other => throw new InvalidDataException($"'{other}' is no extent."),
        },
        row["event"],
        row.Acts("acts"));

    private static LegalAct Act(SeedTable.Row row) => new()
    {
        Id = row["id"],
        Number = row["number"],
        Kind = row["kind"],
        Issuer = row["issuer"],
        IssuedOn = row.Date("issued_on"),
        InForceOn = row.Date("in_force_on"),
        OperatesFrom = row.Date("operates_from"),
        Title = row["title"],
        Link = row["link"],
    };
}
