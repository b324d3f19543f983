using MasterData.Changesets;
using MasterData.Core.Seeding;
using MasterData.Versions;

namespace MasterData.UnitTests.Seeding;

/// <summary>The three catalogs as their seeds publish them, in memory and once for all tests.</summary>
internal static class SeededCatalogs
{
    private static readonly Lazy<(CatalogState State, Preview Preview)> LazyUnits = new(() => Publish("admin-units"));

    private static readonly Lazy<(CatalogState State, Preview Preview)> LazyAgencies = new(() => Publish("agencies"));

    private static readonly Lazy<(CatalogState State, Preview Preview)> LazyBudget = new(() => Publish("budget-units"));

    public static CatalogState Units => LazyUnits.Value.State;

    public static CatalogState Agencies => LazyAgencies.Value.State;

    public static CatalogState Budget => LazyBudget.Value.State;

    /// <summary>What was unusual when the administrative units were published.</summary>
    public static Preview UnitsPreview => LazyUnits.Value.Preview;

    /// <summary>What was unusual when a catalog was published.</summary>
    public static Preview PreviewOf(string catalog) => catalog switch
    {
        "admin-units" => LazyUnits.Value.Preview,
        "agencies" => LazyAgencies.Value.Preview,
        _ => LazyBudget.Value.Preview,
    };

    private static (CatalogState State, Preview Preview) Publish(string catalog)
    {
        var seed = Seed.Read(Path.Combine(Folder, catalog));
        var empty = CatalogState.Empty(catalog, "0192f000-0000-7000-8000-000000000000")
            .Next([seed.Catalog], [], DateTimeOffset.UnixEpoch);
        var preview = Publishing.Judge(empty, seed.Content, new()
        {
            Today = new(2026, 10, 1),
            IsUnitGiven = _ => false,
            LastChanged = _ => 0,
            IsReferenceValid = IsInForce,
            ReferencedBy = (_, _) => [],
        });
        Assert.Empty(preview.Violations);
        return (empty.Next(preview.Changed, preview.Removed, DateTimeOffset.UnixEpoch), preview);
    }

    private static bool IsInForce(string catalog, string code, DateOnly day) =>
        catalog is "admin-units" && Units.Find(code)?.On(day) is not null;

    public static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "MasterData.sln")))
            {
                folder = folder.Parent ?? throw new InvalidOperationException("This is not the repository.");
            }

            return Path.Combine(folder.FullName, "seed-data");
        }
    }
}
