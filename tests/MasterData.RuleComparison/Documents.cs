using System.Globalization;
using System.Text.Json.Nodes;
using MasterData.Items;

namespace MasterData.RuleComparison;

/// <summary>Writes items as the other side writes them.</summary>
internal static class Documents
{
    /// <summary>The slices and legs of an item as arrays.</summary>
    public static JsonArray Write(ItemDocument item) => new(
        new JsonArray([.. item.Slices.Select(slice => (JsonNode)Write(item.Code, slice))]),
        new JsonArray([.. item.Legs.Select(leg => (JsonNode)Write(leg))]));

    private static JsonArray Write(string code, Slice slice) => new(
        code,
        slice.Unit,
        Day(slice.ValidFrom),
        Day(slice.ValidTo),
        slice.Name,
        slice.ShortName,
        slice.Kind,
        slice.Parent,
        new JsonArray(
            [.. slice.Attributes.Select(attribute => (JsonNode)new JsonArray(attribute.Id, attribute.Value))]),
        Texts(slice.StartActs),
        Texts(slice.EndActs),
        slice.Disposition switch
        {
            Disposition.GoesOn => "on",
            Disposition.Legs => "legs",
            Disposition.None => "none",
            _ => "?",
        },
        slice.Reason);

    private static JsonArray Write(Leg leg) => new(
        Day(leg.Date),
        leg.From,
        leg.To,
        leg.Extent is Extent.Whole ? "whole" : "part",
        leg.Event,
        Texts(leg.Acts));

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
