using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Facts;
using MasterData.Refusing;
using static MasterData.UnitTests.Facts.Ops;

namespace MasterData.UnitTests.Facts.Properties;

/// <summary>The small catalog that random worlds begin with, and the codes in it.</summary>
internal static class Tree
{
    public static readonly string[] Days = ["2020-01-02", "2020-01-04", "2020-01-06", "2020-01-08"];

    public static FactsWorld World(MergeResult merge, params Rule[] rulesOff)
    {
        var records = Records();
        return new(Catalog(merge), records) { RulesOff = rulesOff.ToHashSet() };
    }

    public static Operation[] Records() =>
    [
        Record("P1", Slice("One", "p", "")),
        Record("P2", Slice("Two", "p", "")),
        Record("D1", Slice("Huyện Da", "d", "P1")),
        Record("D2", Slice("Thị xã Db", "e", "P1")),
        Record("D3", Slice("Huyện Dc", "d", "P2")),
        Record("C1", Slice("Xã a", "x", "D1")),
        Record("C2", Slice("Xã b", "x", "D1")),
        Record("C3", Slice("Xã c", "x", "D2")),
        Record("C4", Slice("Phường d", "y", "D2")),
        Record("C5", Slice("Xã e", "x", "D3")),
    ];

    /// <summary>The codes with a first letter that a thread bears around a day.</summary>
    public static List<string> Alive(FactsWorld world, string day, char first)
    {
        var facts = new WorkingFacts(world.Store);
        return [.. world.Store.Bearings.Keys
            .Where(code => code[0] == first && (facts.Before(code, On(day)) ?? facts.On(code, On(day))) is not null)
            .Order(StringComparer.Ordinal)];
    }

    private static CatalogContent Catalog(MergeResult merge) => new()
    {
        NameVi = "Cây",
        NameEn = "Tree",
        Owner = "Test",
        Role = CatalogRole.Register,
        Schema = new()
        {
            Kinds =
            [
                Kind("p", "P", ""), Kind("d", "D", "Huyện"), Kind("e", "D", "Thị xã"), Kind("x", "C", "Xã"),
                Kind("y", "C", "Phường"),
            ],
            Parents =
            [
                Under("d", "p"), Under("e", "p"), Under("x", "d"), Under("x", "e"), Under("y", "e"),
                new("y", "d", DateOnly.MinValue, On(Days[2])),
            ],
            Attributes =
            [
                new() { Id = "a", Type = AttributeType.Text }, new() { Id = "b", Type = AttributeType.Text },
            ],
            MergeResult = merge,
        },
    };

    private static KindRule Kind(string id, string first, string prefix) =>
        new() { Id = id, Tier = "t", CodePattern = $"{first}[0-9A-Za-z]*", NamePrefix = prefix };

    private static ParentRule Under(string kind, string parent) =>
        new(kind, parent, DateOnly.MinValue, DateOnly.MaxValue);
}
