using System.Text.Json;
using MasterData.Items;

namespace MasterData.Json;

/// <summary>Items as JSON.</summary>
internal static class ItemJson
{
    private static readonly JsonWords<Disposition> Dispositions = new(
        (Disposition.GoesOn, ""),
        (Disposition.Legs, "legs"),
        (Disposition.None, "none"),
        (Disposition.NotRecorded, "not_recorded"));

    private static readonly JsonWords<Extent> Extents = new((Extent.Whole, "whole"), (Extent.Part, "part"));

    public static void Write(Utf8JsonWriter json, ItemDocument item)
    {
        json.Text("code", item.Code);
        json.Texts("aliases", item.Aliases);
        json.Objects("slices", item.Slices, Write);
        json.Objects("legs", item.Legs, Write);
    }

    public static ItemDocument Read(JsonElement json) => new()
    {
        Code = json.Text("code"),
        Aliases = json.Texts("aliases"),
        Slices = json.Objects("slices", ReadSlice),
        Legs = json.Objects("legs", ReadLeg),
    };

    private static void Write(Utf8JsonWriter json, Slice slice)
    {
        json.Text("unit", slice.Unit);
        json.Date("valid_from", slice.ValidFrom, open: DateOnly.MinValue);
        json.Date("valid_to", slice.ValidTo, open: DateOnly.MaxValue);
        json.Text("name", slice.Name);
        json.Text("short_name", slice.ShortName);
        json.Text("kind", slice.Kind);
        json.Text("parent", slice.Parent);
        WriteAttributes(json, slice);
        json.Texts("start_acts", slice.StartActs);
        json.Texts("end_acts", slice.EndActs);
        json.Text("disposition", Dispositions.Of(slice.Disposition));
        json.Text("reason", slice.Reason);
    }

    private static void WriteAttributes(Utf8JsonWriter json, Slice slice)
    {
        if (slice.Attributes.IsDefaultOrEmpty)
        {
            return;
        }

        json.WriteStartObject("attributes");
        foreach (var attribute in slice.Attributes)
        {
            json.WriteString(attribute.Id, attribute.Value);
        }

        json.WriteEndObject();
    }

    private static Slice ReadSlice(JsonElement json) => new()
    {
        Unit = json.Text("unit"),
        ValidFrom = json.Date("valid_from") ?? DateOnly.MinValue,
        ValidTo = json.Date("valid_to") ?? DateOnly.MaxValue,
        Name = json.Text("name"),
        ShortName = json.Text("short_name"),
        Kind = json.Text("kind"),
        Parent = json.Text("parent"),
        Attributes = json.TryGetProperty("attributes", out var attributes)
            ? [.. attributes.EnumerateObject().Select(
                field => new AttributeValue(field.Name, attributes.Text(field.Name)))]
            : [],
        StartActs = json.Texts("start_acts"),
        EndActs = json.Texts("end_acts"),
        Disposition = Dispositions.Read(json.Text("disposition")),
        Reason = json.Text("reason"),
    };

    private static void Write(Utf8JsonWriter json, Leg leg)
    {
        json.Date("date", leg.Date, open: null);
        json.Text("from", leg.From);
        json.Text("to", leg.To);
        json.Text("extent", Extents.Of(leg.Extent));
        json.Text("event", leg.Event);
        json.Texts("acts", leg.Acts);
    }

    private static Leg ReadLeg(JsonElement json) => new()
    {
        Date = json.Date("date") ?? throw new InvalidDataException("A leg has no date."),
        From = json.Text("from"),
        To = json.Text("to"),
        Extent = Extents.Read(json.Text("extent")),
        Event = json.Text("event"),
        Acts = json.Texts("acts"),
    };
}
