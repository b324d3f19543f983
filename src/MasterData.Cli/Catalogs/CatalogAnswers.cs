using Google.Protobuf;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Output;

namespace MasterData.Cli.Catalogs;

/// <summary>Catalogs and versions in every form an answer has.</summary>
internal static class CatalogAnswers
{
    private static readonly Column[] Columns =
    [
        new("catalog", "Danh mục", "Catalog"), new("name_vi", "Tên", "Name in Vietnamese"),
        new("name_en", "Tên tiếng Anh", "Name in English"), new("owner", "Cơ quan chủ trì", "Owner"),
        new("role", "Vai trò", "Role"), new("version", "Phiên bản", "Version"),
        new("documents", "Số bản ghi", "Documents"), new("published_at", "Công bố lúc", "Published at"),
    ];

    private static readonly Column[] ListColumns =
    [
        .. Columns, new("stopped", "Ngừng công bố vì", "Publishing stopped"), new("claim", "Bên đọc khai", "Claim"),
    ];

    private static readonly Column[] OneColumns =
    [
        .. Columns, new("source", "Nguồn", "Source"), new("time_zone", "Múi giờ", "Time zone"),
        new("records_begin", "Số liệu từ", "Records begin"),
        new("transitions_complete_since", "Chuyển đổi đủ từ", "Transitions complete since"),
        new("stewards", "Người quản lý", "Stewards"), new("approvers", "Người duyệt", "Approvers"),
        new("epoch", "Đời", "Epoch"), new("digest", "Mã băm", "Digest"), new("etag", "Etag", "Etag"),
    ];

    private static readonly Column[] VersionColumns =
    [
        new("version", "Phiên bản", "Version"), new("published_at", "Công bố lúc", "Published at"),
        new("classes", "Loại thay đổi", "Classes"), new("changed", "Số bản ghi đổi", "Changed"),
        new("changeset", "Đợt thay đổi", "Changeset"), new("publisher", "Người công bố", "Publisher"),
        new("comment", "Ghi chú", "Comment"), new("corrects", "Đính chính", "Corrects"), new("epoch", "Đời", "Epoch"),
        new("digest", "Mã băm", "Digest"),
    ];

    /// <summary>A list of catalogs.</summary>
    public static Answer Of(V1.ListCatalogsResponse response) => new(
        response,
        ListColumns,
        [
            .. response.Catalogs.Select(summary =>
                (string[])[.. Row(summary.Catalog, summary.Head), summary.Stopped, summary.Claim]),
        ]);

    /// <summary>How publishing goes on.</summary>
    public static Answer Of(string catalog, V1.ResumePublishingResponse response) => new(
        response,
        [
            new("catalog", "Danh mục", "Catalog"), new("version", "Phiên bản", "Version"), new("epoch", "Đời", "Epoch"),
            new("new_epoch", "Đời mới", "New epoch"), new("evidence", "Bằng chứng", "Evidence"),
        ],
        [
            [
                catalog, Values.Of(response.Head.Version), response.Head.Epoch, response.NewEpoch ? "true" : "false",
                response.Evidence,
            ],
        ]);

    /// <summary>One catalog, its schema for a person.</summary>
    public static Answer Of(IMessage response, V1.Catalog catalog, V1.Head head, Language language) => new(
        response, OneColumns, [OneRow(catalog, head)])
    {
        Remarks =
        [
            .. catalog.Content.LegalBasis.Select(act => (language.Say("Căn cứ", "Legal basis"), act)),
            .. (catalog.Content.Schema?.Kinds ?? []).Select(kind => (
                language.Say($"Loại {kind.Id}", $"Kind {kind.Id}"), language.Say(kind.NameVi, kind.NameEn))),
            .. (catalog.Content.Schema?.Attributes ?? []).Select(attribute => (
                language.Say($"Thuộc tính {attribute.Id}", $"Attribute {attribute.Id}"),
                $"{language.Say(attribute.NameVi, attribute.NameEn)} ({EnumText.Of(attribute.Type)})")),
        ],
    };

    /// <summary>A list of versions.</summary>
    public static Answer Of(IMessage response, IEnumerable<V1.Version> versions) =>
        new(response, VersionColumns, [.. versions.Select(Row)]);

    private static string[] Row(V1.Catalog catalog, V1.Head head) =>
    [
        Names.IdOf(catalog.Name), catalog.Content.NameVi, catalog.Content.NameEn, catalog.Content.Owner,
        EnumText.Of(catalog.Content.Role), Values.Of(head.Version), Values.Of(head.Count), Values.Of(head.PublishedAt),
    ];

    private static string[] OneRow(V1.Catalog catalog, V1.Head head) =>
    [
        .. Row(catalog, head), catalog.Content.Source, catalog.Content.TimeZone, catalog.Content.RecordsBegin,
        catalog.Content.TransitionsCompleteSince, Values.Of(catalog.Stewards), Values.Of(catalog.Approvers), head.Epoch,
        Convert.ToHexStringLower(head.Digest.Span), catalog.Etag,
    ];

    private static string[] Row(V1.Version version) =>
    [
        Names.IdOf(version.Name), Values.Of(version.Head.PublishedAt), Values.Of(version.Classes),
        Values.Of(version.ChangedCount), Names.IdOf(version.Changeset), version.Publisher, version.Comment,
        Values.Of(version.Corrects.Select(corrected => Values.Of(corrected))), version.Head.Epoch,
        Convert.ToHexStringLower(version.Head.Digest.Span),
    ];
}
