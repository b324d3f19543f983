using System.Collections.Immutable;
using System.Text.Json;
using MasterData.Acts;
using MasterData.Canonical;
using MasterData.Documents;
using MasterData.Items;

namespace MasterData.Mirror.Tables;

/// <summary>A table of the mirror: its columns, whose rows are whose, and the rows of a document.</summary>
/// <param name="Name">The name, with the prefix that all tables of the mirror have.</param>
/// <param name="Owner">The column that says to which document a row belongs, after <c>catalog</c>.</param>
/// <param name="Columns">All columns after <c>catalog</c>.</param>
/// <param name="OwnerOf">What the owner column holds for a key; null: its documents have no rows here.</param>
/// <param name="RowsOf">The values after the catalog, one array a row.</param>
internal sealed record MirrorTable(
    string Name,
    string Owner,
    ImmutableArray<Column> Columns,
    Func<string, string?> OwnerOf,
    Func<string, Document, IEnumerable<object[]>> RowsOf)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Every document in its canonical form: what the mirror proves itself by at its next start.</summary>
    public static readonly MirrorTable Documents = new(
        "md_documents",
        "key",
        [new("key", IsKey: true), new("body", ColumnType.Bytes)],
        key => key,
        (catalog, document) => [[document.Key, CanonicalForm.Write(catalog, document)]]);

    /// <summary>What each code meant, and when.</summary>
    public static readonly MirrorTable Slices = new(
        "md_slices",
        "code",
        [
            new("code", IsKey: true), new("valid_from", ColumnType.Date, IsKey: true), new("valid_to", ColumnType.Date),
            new("unit"), new("name"), new("short_name"), new("kind"), new("parent"), new("attributes"),
            new("disposition"), new("reason"), new("start_acts"), new("end_acts"),
        ],
        CodeOf,
        (_, document) => document is ItemDocument item ? item.Slices.Select(slice => Row(item, slice)) : []);

    /// <summary>The legs that start or end at a unit of a code: a leg between two codes stands under both.</summary>
    public static readonly MirrorTable Transitions = new(
        "md_transitions",
        "code",
        [
            new("code", IsKey: true), new("day", ColumnType.Date, IsKey: true), new("from_unit", IsKey: true),
            new("to_unit", IsKey: true), new("extent"), new("event"), new("acts"),
        ],
        CodeOf,
        (_, document) => document is ItemDocument item ? item.Legs.Select(leg => Row(item, leg)) : []);

    /// <summary>Other spellings of codes.</summary>
    public static readonly MirrorTable Aliases = new(
        "md_aliases",
        "code",
        [new("alias", IsKey: true), new("code")],
        CodeOf,
        (_, document) =>
            document is ItemDocument item ? item.Aliases.Select(alias => (object[])[alias, item.Code]) : []);

    /// <summary>The legal acts that slices and legs name.</summary>
    public static readonly MirrorTable Acts = new(
        "md_acts",
        "id",
        [
            new("id", IsKey: true), new("number"), new("kind"), new("issuer"), new("issued_on", ColumnType.Date),
            new("in_force_on", ColumnType.Date), new("operates_from", ColumnType.Date), new("title"), new("link"),
        ],
        key => IdOf(key, DocumentKey.Act),
        (_, document) => document is LegalAct act ? [Row(act)] : []);

    /// <summary>All tables of content.</summary>
    public static readonly ImmutableArray<MirrorTable> All = [Documents, Slices, Transitions, Aliases, Acts];

    private static string? CodeOf(string key) => IdOf(key, DocumentKey.Item);

    private static string? IdOf(string key, string kind) =>
        DocumentKey.KindOf(key) == kind ? DocumentKey.IdOf(key) : null;

    private static object[] Row(ItemDocument item, Slice slice) =>
    [
        item.Code, slice.ValidFrom, slice.ValidTo, slice.Unit, slice.Name, slice.ShortName, slice.Kind, slice.Parent,
        JsonSerializer.Serialize(slice.Attributes.ToDictionary(value => value.Id, value => value.Value), Json),
        slice.Disposition switch
        {
            Disposition.GoesOn => "goes_on",
            Disposition.Legs => "legs",
            Disposition.None => "none",
            Disposition.NotRecorded => "not_recorded",
            _ => throw new InvalidOperationException($"{slice.Disposition} is no disposition."),
        },
        slice.Reason, Array(slice.StartActs), Array(slice.EndActs),
    ];

    private static object[] Row(ItemDocument item, Leg leg) =>
    [
        item.Code, leg.Date, leg.From, leg.To, leg.Extent is Extent.Whole
            ? "whole"
            : "part", leg.Event, Array(leg.Acts),
    ];

    private static object[] Row(LegalAct act) =>
    [
        act.Id, act.Number, act.Kind, act.Issuer, Maybe(act.IssuedOn), Maybe(act.InForceOn), Maybe(act.OperatesFrom),
        act.Title, act.Link,
    ];

    private static object Maybe(DateOnly? day) => day is { } known ? known : DBNull.Value;

    private static string Array(IEnumerable<string> ids) => JsonSerializer.Serialize(ids, Json);
}
