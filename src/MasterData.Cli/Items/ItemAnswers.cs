using System.Globalization;
using Google.Protobuf;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Output;

namespace MasterData.Cli.Items;

/// <summary>Items in every form an answer has.</summary>
internal static class ItemAnswers
{
    // The header is a promise.
    private static readonly Column[] Columns =
    [
        new("code", "Mã", "Code"), new("name", "Tên", "Name"), new("kind", "Loại", "Kind"),
        new("level", "Cấp", "Level"), new("parent", "Mã cha", "Parent"),
        new("valid_from", "Có hiệu lực từ", "Valid from"), new("valid_to", "Đến trước ngày", "Valid to"),
        new("unit", "Đơn vị", "Unit"),
    ];

    private static readonly Column[] HistoryColumns =
    [
        new("code", "Mã", "Code"), new("valid_from", "Có hiệu lực từ", "Valid from"),
        new("valid_to", "Đến trước ngày", "Valid to"), new("unit", "Đơn vị", "Unit"), new("name", "Tên", "Name"),
        new("short_name", "Tên ngắn", "Short name"), new("kind", "Loại", "Kind"), new("parent", "Mã cha", "Parent"),
        new("start_acts", "Văn bản bắt đầu", "Start acts"), new("end_acts", "Văn bản kết thúc", "End acts"),
        new("disposition", "Kết cục", "Disposition"), new("reason", "Lý do", "Reason"),
    ];

    /// <summary>A list of items in force.</summary>
    public static Answer Of(IMessage response, IEnumerable<V1.ItemInForce> items) =>
        new(response, Columns, [.. items.Select(Row)]);

    /// <summary>One item in force, with all that is known of its slice.</summary>
    public static Answer Of(V1.GetItemResponse response, Language language) => Of(response, [response.Item]) with
    {
        Remarks =
        [
            .. Remark(language.Say("Tên ngắn", "Short name"), response.Item.Slice.ShortName),
            .. Remark(language.Say("Mã khác", "Aliases"), Values.Of(response.Item.Aliases)),
            .. response.Item.Slice.Attributes.Select(attribute => (attribute.Id, attribute.Value)),
            .. Remark(language.Say("Văn bản", "Acts"), string.Join(", ", response.Item.Slice.StartActs)),
            (language.Say("Theo", "As of"), ReadPoint(response.ReadPoint, language)),
        ],
    };

    /// <summary>All slices of a code; its legs for a person.</summary>
    public static Answer Of(V1.GetHistoryResponse response, Language language) => new(
        response, HistoryColumns, [.. response.Item.Slices.Select(slice => Row(response.Item.Code, slice))])
    {
        Remarks =
        [
            .. response.Item.Legs.Select(leg => (language.Say("Chuyển", "Leg"), Leg(leg, language))),
            .. response.Acts.Select(act => (act.Id, Act(act))),
            (language.Say("Theo", "As of"), ReadPoint(response.ReadPoint, language)),
        ],
    };

    private static string[] Row(V1.ItemInForce item) =>
    [
        item.Code, item.Slice.FullName, item.Slice.Kind, item.Level.ToString(CultureInfo.InvariantCulture),
        item.Slice.Parent, item.Slice.ValidFrom, item.Slice.ValidTo, item.Slice.Unit,
    ];

    private static string[] Row(string code, V1.Slice slice) =>
    [
        code, slice.ValidFrom, slice.ValidTo, slice.Unit, slice.FullName, slice.ShortName, slice.Kind, slice.Parent,
        Values.Of(slice.StartActs), Values.Of(slice.EndActs),
        slice.Disposition is V1.Disposition.Unspecified ? "" : EnumText.Of(slice.Disposition), slice.Reason,
    ];

    private static IEnumerable<(string, string)> Remark(string heading, string text) =>
        text.Length > 0 ? [(heading, text)] : [];

    private static string ReadPoint(V1.ReadPoint? point, Language language) => point is null
        ? ""
        : language.Say(
            $"phiên bản {point.Version}, ngày {point.EffectiveOn}", $"version {point.Version}, day {point.EffectiveOn}")
            + (point.BeforeRecords ? language.Say(" (trước khi có số liệu)", " (before the records begin)") : "");

    private static string Leg(V1.Leg leg, Language language)
    {
        var to = leg.To is { Length: > 0 } ? leg.To : language.Say("(không còn)", "(none)");
        return $"{leg.Date}  {leg.From} → {to}  {EnumText.Of(leg.Extent)} {leg.Event}  {string.Join(", ", leg.Acts)}";
    }

    private static string Act(V1.LegalAct act) =>
        string.Join(
            ", ", new[] { act.Kind, act.Number, act.Issuer, act.IssuedOn, act.Title }.Where(part => part.Length > 0));
}
