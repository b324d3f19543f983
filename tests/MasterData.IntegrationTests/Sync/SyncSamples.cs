using MasterData.Catalogs;
using MasterData.Documents;
using MasterData.Items;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Sync;

/// <summary>Documents to publish.</summary>
internal static class SyncSamples
{
    public const string Epoch = "01990000-0000-7000-8000-000000000000";
    public const string EarlierEpoch = "01980000-0000-7000-8000-000000000000";
    public const string LaterEpoch = "019a0000-0000-7000-8000-000000000000";

    public static CatalogContent Content { get; } = Samples.Catalog("Đơn vị hành chính", new CatalogSchema
    {
        Kinds = [new() { Id = "xa", NameVi = "Xã", NameEn = "Commune", Tier = "commune", NamePrefix = "Xã" }],
        Parents = [Samples.Under("xa", "")],
        Attributes = [new() { Id = "note", Type = AttributeType.Text }],
    }) with
    {
        NameEn = "Administrative units",
        LegalBasis = ["124/2004/QĐ-TTg"],
        Role = CatalogRole.Mirror,
        Source = "Tổng cục Thống kê",
        RecordsBegin = new(2004, 7, 1),
    };

    public static ItemDocument Item(string code, string name, string note = "") =>
        Samples.Item(code, $"Xã {name}", "xa", shortName: name)
            .With(slice => note.Length is 0 ? slice : slice with { Attributes = [new("note", note)] });

    /// <summary>Items of about a kilobyte each.</summary>
    public static IReadOnlyList<Document> Items(int count, string name) =>
        [.. Enumerable.Range(10_000, count).Select(code => Item($"{code}", name, new string('x', 1000)))];
}
