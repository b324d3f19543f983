using System.Diagnostics;
using MasterData.Core.Seeding;
using MasterData.IntegrationTests.Storage;
using MasterData.Versions;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Seeding;

public abstract class SeedCatalogsTests(Database database)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seed_EmptyDatabase_PublishesVersionOneOfEachCatalog()
    {
        var address = await database.CreateAsync(Cancellation);
        List<CatalogHead> heads;
        using (var server = await CatalogServer.StartAsync(address, Cancellation))
        {
            var begun = Stopwatch.GetTimestamp();
            Assert.True(await server.Get<SeedCatalogs>().ExecuteAsync(SeedFolder, Cancellation));
            TestContext.Current.TestOutputHelper?.WriteLine($"seeded in {Stopwatch.GetElapsedTime(begun)}");

            heads = [.. server.Memory.All.Select(entry => entry.State.Head)];
            Assert.Equal(["admin-units", "agencies", "budget-units"], heads.Select(head => head.Catalog));
            Assert.All(heads, head => Assert.Equal(1, head.Version));
            var units = server.Memory.Get("admin-units").State;
            Assert.Equal(3_355, units.Items.Count(item => item.On(new(2025, 7, 1)) is not null));
            Assert.Equal(10_794, units.Items.Count(item => item.On(new(2025, 6, 30)) is not null));
            Assert.Equal(
                ["20314@", "20314@2025-07-01"], units.Find("20314")!.Slices.Select(slice => slice.Unit).Distinct());
            Assert.False(await server.Get<SeedCatalogs>().ExecuteAsync(SeedFolder, Cancellation));
        }

        var loading = Stopwatch.GetTimestamp();
        using var again = await CatalogServer.StartAsync(address, Cancellation);
        TestContext.Current.TestOutputHelper?.WriteLine($"loaded in {Stopwatch.GetElapsedTime(loading)}");
        Assert.Equal(heads, again.Memory.All.Select(entry => entry.State.Head));
        Assert.DoesNotContain(again.Logs.At(LogLevel.Error), _ => true);
    }

    private static string SeedFolder
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
