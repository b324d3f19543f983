using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Items;
using MasterData.Testing;

namespace MasterData.UnitTests.Changesets;

/// <summary>
/// A small catalog of administrative units: provinces 01 and 02, districts 101 and 102, five communes.
/// </summary>
internal static class Provinces
{
    private static readonly DateOnly Reform = new(2025, 7, 1);

    public static CatalogContent Catalog { get; } = Samples.Catalog("Đơn vị", new CatalogSchema
    {
        Kinds =
        [
            Kind("tinh", "province", @"\d{2}", "Tỉnh"),
            Kind("thanh-pho", "province", @"\d{2}", "Thành phố"),
            Kind("huyen", "district", @"\d{3}", "Huyện"),
            Kind("thi-xa", "district", @"\d{3}", "Thị xã"),
            Kind("xa", "commune", @"\d{5}", "Xã"),
            Kind("phuong", "commune", @"\d{5}", "Phường"),
        ],
        Parents =
        [
            Samples.Under("huyen", "tinh"),
            Samples.Under("huyen", "thanh-pho"),
            Samples.Under("thi-xa", "tinh"),
            Samples.Under("xa", "huyen"),
            Samples.Under("xa", "thi-xa"),
            Samples.Under("phuong", "thi-xa"),
            new("xa", "tinh", Reform, DateOnly.MaxValue),
            new("phuong", "thanh-pho", Reform, DateOnly.MaxValue),
        ],
        Attributes =
        [
            Attribute("name_en", AttributeType.Text),
            Attribute("number", AttributeType.Integer),
            Attribute("area", AttributeType.Decimal),
            Attribute("founded", AttributeType.Date),
            Attribute("island", AttributeType.Boolean),
            new() { Id = "region", Type = AttributeType.Choice, Choices = ["north", "south"] },
            new() { Id = "seat", Type = AttributeType.Text, MaxLength = 10, Pattern = "[a-z]+" },
            new() { Id = "agency", Type = AttributeType.Reference, Catalog = "agencies" },
        ],
    });

    /// <summary>
    /// Provinces 01, 02; districts 101, 102 under 01; communes 10001 to 10003 under 101, 10004, 10005 under 102.
    /// </summary>
    public static World World(DateOnly? today = null)
    {
        var world = new World { Today = today ?? new DateOnly(2020, 6, 1) };
        world.Publish(
            null,
            Record("01", "Tỉnh Một", "tinh", ""),
            Record("02", "Tỉnh Hai", "tinh", ""),
            Record("101", "Huyện Đông", "huyen", "01"),
            Record("102", "Thị xã Tây", "thi-xa", "01"),
            Record("10001", "Xã An", "xa", "101"),
            Record("10002", "Xã Bình", "xa", "101"),
            Record("10003", "Xã Chánh", "xa", "101"),
            Record("10004", "Phường Dương", "phuong", "102"),
            Record("10005", "Phường Giang", "phuong", "102"));
        return world;
    }

    public static RecordItem Record(string code, string name, string kind, string parent) =>
        new(code, [Slice(name, kind, parent)]);

    public static RecordedSlice Slice(
        string name,
        string kind,
        string parent,
        string? from = null,
        string? to = null,
        Disposition disposition = Disposition.GoesOn,
        string reason = "") => new(new Slice
        {
            Unit = "",
            Name = name,
            ShortName = "",
            Kind = kind,
            Parent = parent,
            ValidFrom = from is null ? DateOnly.MinValue : Changesets.World.On(from),
            ValidTo = to is null ? DateOnly.MaxValue : Changesets.World.On(to),
            Disposition = disposition,
            Reason = reason,
        });

    public static Create Create(string code, string name, string kind, string parent) =>
        new(code, Changesets.World.Fields((FieldIds.Name, name), (FieldIds.Kind, kind), (FieldIds.Parent, parent)));

    public static Amend Amend(string code, params (string Field, string Value)[] fields) =>
        new(code, Changesets.World.Fields(fields));

    /// <summary>All sources whole into the target, which keeps its code.</summary>
    public static Reorganize Merge(string target, params string[] sources) => new(
        "merge", [.. sources.Append(target).Select(code => new ReorganizeLeg(code, target, Extent.Whole))], []);

    public static ReorganizeLeg Whole(string from, string to) => new(from, to, Extent.Whole);

    public static ReorganizeLeg Part(string from, string to) => new(from, to, Extent.Part);

    public static ReorganizeResult Result(string code, params (string Field, string Value)[] fields) =>
        new(code, Changesets.World.Fields(fields));

    private static KindRule Kind(string id, string tier, string pattern, string prefix) =>
        new() { Id = id, Tier = tier, CodePattern = pattern, NamePrefix = prefix };

    private static AttributeRule Attribute(string id, AttributeType type) => new() { Id = id, Type = type };
}
