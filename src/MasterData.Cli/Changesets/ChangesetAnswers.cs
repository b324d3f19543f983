using Google.Protobuf;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Output;

namespace MasterData.Cli.Changesets;

/// <summary>Changesets and previews in every form an answer has.</summary>
internal static class ChangesetAnswers
{
    private static readonly Column[] Columns =
    [
        new("changeset", "Đợt thay đổi", "Changeset"), new("state", "Trạng thái", "State"),
        new("catalog", "Danh mục", "Catalog"), new("date", "Ngày hiệu lực", "Date"),
        new("operations", "Số thao tác", "Operations"), new("author", "Người lập", "Author"),
        new("approvers", "Người duyệt", "Approvers"), new("base_version", "Trên phiên bản", "Base version"),
        new("published_version", "Phiên bản công bố", "Published version"), new("updated_at", "Sửa lúc", "Updated at"),
        new("comment", "Ghi chú", "Comment"), new("etag", "Etag", "Etag"),
    ];

    private static readonly Column[] PreviewColumns =
    [
        new("effect", "Tác động", "Effect"), new("code", "Mã", "Code"), new("from_date", "Từ ngày", "From"),
        new("old_unit", "Đơn vị cũ", "Old unit"), new("new_unit", "Đơn vị mới", "New unit"),
    ];

    /// <summary>Changesets, one a row.</summary>
    public static Answer Of(IMessage response, params IEnumerable<V1.Changeset> changesets) =>
        new(response, Columns, [.. changesets.Select(Row)]);

    /// <summary>What publishing would do, one code a row.</summary>
    public static Answer Of(IMessage response, V1.Preview preview, Language language) => new(
        response,
        PreviewColumns,
        [
            .. Rows("added", preview.Added), .. Rows("changed", preview.Changed), .. Rows("ended", preview.Ended),
            .. Rows("removed", preview.Removed),
            .. preview.MeaningChanges.Select(change => (string[])
                ["meaning-change", change.Code, change.FromDate, change.OldUnit, change.NewUnit]),
        ])
    {
        Remarks = [(language.Say("Loại thay đổi", "Classes"), Values.Of(preview.Classes))],
    };

    /// <summary>The same with what an approver said, for a person.</summary>
    public static Answer OfOne(V1.GetChangesetResponse response, Language language) =>
        Of(response, response.Changeset) with
        {
            Remarks =
        [
            .. response.Changeset.Operations.Select((operation, i) => (
                language.Say($"Thao tác {i + 1}", $"Operation {i + 1}"), ProtoJson.Line(operation))),
            (language.Say("Mã băm nội dung", "Content hash"), response.Changeset.ContentHash),
            .. response.Changeset.ReviewComment is { Length: > 0 } comment
                ? ((string, string)[])[(language.Say("Ý kiến duyệt", "Review"), comment)]
                : [],
        ],
        };

    private static string[] Row(V1.Changeset changeset) =>
    [
        Names.IdOf(changeset.Name), EnumText.Of(changeset.State), Names.IdOf(changeset.Catalog), changeset.Date,
        Values.Of(changeset.OperationCount), changeset.Author, Values.Of(changeset.Approvers),
        Values.Of(changeset.BaseVersion), Values.Of(changeset.PublishedVersion), Values.Of(changeset.UpdatedAt),
        changeset.Comment, changeset.Etag,
    ];

    private static IEnumerable<string[]> Rows(string effect, IEnumerable<string> codes) =>
        codes.Select(code => (string[])[effect, code, "", "", ""]);
}
