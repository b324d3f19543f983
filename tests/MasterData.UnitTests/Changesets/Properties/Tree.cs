using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Changesets.Working;
using MasterData.Testing;
using static MasterData.UnitTests.Changesets.Provinces;

namespace MasterData.UnitTests.Changesets;

/// <summary>A small tree for random worlds: tops P*, under them D*, under them leaves C* of two kinds.</summary>
internal static class Tree
{
    public const int Acts = 16;

    private static readonly CatalogContent Catalog = Samples.Catalog("Cây", new CatalogSchema
    {
        Kinds =
        [
            new() { Id = "p", Tier = "1", CodePattern = "P.*" },
            new() { Id = "d", Tier = "2", CodePattern = "D.*" },
            new() { Id = "x", Tier = "3", CodePattern = "C.*", NamePrefix = "X" },
            new() { Id = "y", Tier = "3", CodePattern = "C.*", NamePrefix = "Y" },
        ],
        Parents =
        [
            Samples.Under("d", "p"),
            Samples.Under("x", "d"),
            Samples.Under("y", "d"),
        ],
        Attributes =
        [
            new() { Id = "a", Type = AttributeType.Text }, new() { Id = "b", Type = AttributeType.Text },
        ],
    });

    public static World World(Rules rules)
    {
        var world = new World(Catalog) { Rules = rules };
        world.Publish(Changesets.World.Changeset(
            null,
            Record("P1", "One", "p", ""),
            Record("P2", "Two", "p", ""),
            Record("D1", "Da", "d", "P1"),
            Record("D2", "Db", "d", "P1"),
            Record("D3", "Dc", "d", "P2"),
            Record("C1", "X a", "x", "D1"),
            Record("C2", "X b", "x", "D1"),
            Record("C3", "X c", "x", "D2"),
            Record("C4", "Y d", "y", "D2"),
            Record("C5", "Y e", "y", "D3")) with
        {
            NewActs = [.. Enumerable.Range(0, Acts).Select(i => new LegalAct { Id = $"act{i}" })],
        });
        return world;
    }
}
