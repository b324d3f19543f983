using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Documents;
using MasterData.Items;
using MasterData.Testing;

namespace MasterData.UnitTests.Canonical;

/// <summary>A small catalog that uses every field of the canonical form.</summary>
internal static class SampleCatalog
{
    public const string Id = "vung";
    public const string Epoch = "01890a5d-ac96-774b-bcce-b302099a8057";

    private const string Resolution = "1659/NQ-UBTVQH15";
    private static readonly DateOnly Reform = new(2025, 7, 1);

    public static LegalAct Act { get; } = new()
    {
        Id = Resolution,
        Number = Resolution,
        Kind = "Nghị quyết",
        Issuer = "UBTVQH",
        IssuedOn = new(2025, 6, 16),
        InForceOn = Reform,
        Title = "Sắp xếp \"đơn vị\" hành chính",
        Link = "https://vanban.example/1659",
    };

    public static CatalogContent Content { get; } = new()
    {
        NameVi = "Vùng",
        NameEn = "Regions",
        Owner = "Bộ Nội vụ",
        LegalBasis = ["Z/2", "A/1"],
        Role = CatalogRole.Mirror,
        Source = "Tổng cục",
        RecordsBegin = new(2004, 7, 1),
        TransitionsCompleteSince = Reform,
        Schema = new()
        {
            Kinds =
            [
                new()
                {
                    Id = "tinh",
                    NameVi = "Tỉnh",
                    NameEn = "Province",
                    Tier = "province",
                    CodePattern = "[0-9]{2}",
                    NamePrefix = "Tỉnh",
                },
                new() { Id = "xa", NameVi = "Xã", NameEn = "Commune", Tier = "commune", CodePattern = "[0-9]{5}" },
            ],
            Parents =
            [
                new("xa", "tinh", Reform, DateOnly.MaxValue),
                new("huyen", "", DateOnly.MinValue, Reform),
            ],
            Attributes =
            [
                new()
                {
                    Id = "ghi_chu",
                    NameVi = "Ghi chú",
                    NameEn = "Note",
                    Type = AttributeType.Text,
                    MaxLength = 200,
                    Pattern = ".*",
                },
                new()
                {
                    Id = "loai",
                    NameVi = "Loại",
                    NameEn = "Type",
                    Type = AttributeType.Choice,
                    Required = true,
                    Choices = ["b", "a"],
                },
                new()
                {
                    Id = "co_quan",
                    NameVi = "Cơ quan",
                    NameEn = "Agency",
                    Type = AttributeType.Reference,
                    Catalog = "agencies",
                },
            ],
            Aliases = [new(@"000\.00\.(?<a>[0-9]+)\.(?<b>H[0-9]+)", "${b}.${a}")],
            MergeResult = MergeResult.Continues,
        },
    };

    public static ItemDocument Province { get; } =
        Samples.Item("49", "Tỉnh Quảng Nam", "tinh", shortName: "Quảng Nam");

    public static ItemDocument Commune { get; } = new()
    {
        Code = "20656",
        Aliases = ["QNM.20656", "x1"],
        Slices =
        [
            new()
            {
                Unit = "20656@",
                ValidTo = Reform,
                Name = "Thị trấn Nông Sơn",
                ShortName = "Nông Sơn",
                Kind = "xa",
                Parent = "49",
                Attributes = [new("dien_tich", "12.5"), new("ghi_chu", "đã đổi")],
                EndActs = [Resolution],
                Disposition = Disposition.Legs,
            },
            new()
            {
                Unit = "20656@2025-07-01",
                ValidFrom = Reform,
                Name = "Xã Nông Sơn",
                ShortName = "Nông Sơn",
                Kind = "xa",
                Parent = "49",
                StartActs = [Resolution],
            },
        ],
        Legs =
        [
            new()
            {
                Date = Reform,
                From = "20656@",
                To = "20656@2025-07-01",
                Extent = Extent.Whole,
                Event = "merge",
                Acts = [Resolution],
            },
            new()
            {
                Date = Reform,
                From = "20672@",
                To = "20656@2025-07-01",
                Extent = Extent.Part,
                Event = "merge",
                Acts = [Resolution],
            },
            new() { Date = Reform, From = "20672@", To = Leg.NotRecorded, Extent = Extent.Part },
        ],
    };

    public static ItemDocument District { get; } = new()
    {
        Code = "519",
        Slices =
        [
            new()
            {
                Unit = "519@2008-04-08",
                ValidFrom = new(2008, 4, 8),
                ValidTo = new(2025, 1, 1),
                Name = "Huyện Quế Sơn 𝒳",
                ShortName = "Quế Sơn",
                Kind = "huyen",
                Parent = "49",
                EndActs = ["a", "b"],
                Disposition = Disposition.None,
                Reason = "bãi bỏ cấp huyện",
            },
        ],
    };

    /// <summary>All of them, in ordinal order of key.</summary>
    public static IReadOnlyList<Document> Documents { get; } = [Act, Content, Commune, Province, District];
}
