using MasterData.Catalogs;
using MasterData.Changesets;
using static MasterData.UnitTests.Facts.Ops;

namespace MasterData.UnitTests.Facts;

/// <summary>
/// Provinces 01, 02; districts 101, 102 under 01; communes 10001 to 10003 under 101, 10004, 10005 under 102.
/// </summary>
internal static class ProvinceFacts
{
    private static readonly DateOnly Reform = new(2025, 7, 1);

    public static CatalogContent Catalog(MergeResult merge = MergeResult.New) => new()
    {
        NameVi = "Đơn vị",
        NameEn = "Units",
        Owner = "Bộ Nội vụ",
        Role = CatalogRole.Register,
        Schema = new()
        {
            Kinds =
            [
                KindOf("tinh", "p", @"\d{2}", "Tỉnh"),
                KindOf("thanh-pho", "p", @"\d{2}", "Thành phố"),
                KindOf("huyen", "d", @"\d{3}", "Huyện"),
                KindOf("thi-xa", "d", @"\d{3}", "Thị xã"),
                KindOf("xa", "c", @"\d{5}", "Xã"),
                KindOf("phuong", "c", @"\d{5}", "Phường"),
            ],
            Parents =
            [
                Under("huyen", "tinh"),
                Under("huyen", "thanh-pho"),
                Under("thi-xa", "tinh"),
                Under("xa", "huyen"),
                Under("xa", "thi-xa"),
                Under("phuong", "thi-xa"),
                new("xa", "tinh", Reform, DateOnly.MaxValue),
                new("phuong", "thanh-pho", Reform, DateOnly.MaxValue),
            ],
            Attributes =
            [
                new() { Id = "name_en", Type = AttributeType.Text },
                new() { Id = "area", Type = AttributeType.Decimal },
                new() { Id = "agency", Type = AttributeType.Reference, Catalog = "agencies" },
                new() { Id = "seat", Type = AttributeType.Reference, Catalog = "units" },
            ],
            MergeResult = merge,
        },
    };

    public static FactsWorld World(MergeResult merge = MergeResult.New) => new(
        Catalog(merge),
        Record("01", Slice("Tỉnh Một", "tinh", "")),
        Record("02", Slice("Tỉnh Hai", "tinh", "")),
        Record("101", Slice("Huyện Đông", "huyen", "01")),
        Record("102", Slice("Thị xã Tây", "thi-xa", "01")),
        Record("10001", Slice("Xã An", "xa", "101")),
        Record("10002", Slice("Xã Bình", "xa", "101")),
        Record("10003", Slice("Xã Chánh", "xa", "101")),
        Record("10004", Slice("Phường Dương", "phuong", "102")),
        Record("10005", Slice("Phường Giang", "phuong", "102")));

    /// <summary>10001 gives a part to the new commune 10006.</summary>
    public static Reorganize Split(string day = Day) => Reorganize(
        day,
        [Part("10001", "10001"), Part("10001", "10006")],
        Result("10006", null, Name("Xã Sáu"), Kind("xa"), Parent("101")));

    /// <summary>A world in which receivers continue, after 10001 gave a part to 10002.</summary>
    public static FactsWorld Shifted()
    {
        var world = World(MergeResult.Continues);
        world.Publish(Reorganize(Day, [Part("10001", "10001"), Part("10001", "10002")]));
        return world;
    }

    private static KindRule KindOf(string id, string tier, string pattern, string prefix) =>
        new() { Id = id, Tier = tier, CodePattern = pattern, NamePrefix = prefix };

    private static ParentRule Under(string kind, string parent) =>
        new(kind, parent, DateOnly.MinValue, DateOnly.MaxValue);
}
