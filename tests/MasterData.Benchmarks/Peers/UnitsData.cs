using System.Globalization;
using MasterData.Changesets;
using MasterData.Core.Catalogs;
using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Storage;
using MasterData.Versions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MasterData.Benchmarks.Peers;

/// <summary>Data folders of the server with catalogs of units, written by the server's own publishing before it starts.</summary>
internal sealed class UnitsData : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = InMemory();
    private readonly ServiceProvider _services;

    private UnitsData() => _services = new ServiceCollection()
        .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
        .AddSingleton(TimeProvider.System)
        .Configure<StorageOptions>(options => options.DataFolder = _folder.FullName)
        .AddStorage()
        .AddCatalogs()
        .BuildServiceProvider();

    public static async Task<UnitsData> BeginAsync()
    {
        var data = new UnitsData();
        await data._services.GetRequiredService<DatabaseStartup>().ExecuteAsync(default);
        await data._services.GetRequiredService<LoadCatalogs>().ExecuteAsync(default);
        return data;
    }

    /// <summary>Publishes version 1 of a catalog.</summary>
    public async Task<CatalogState> CreateAsync(string catalog, int codes) =>
        (await Publishing.CreateAsync(
            catalog,
            [],
            (_, _) => Task.FromResult(new VersionPlan
            {
                Changed = [Units.Content(catalog), .. Enumerable.Range(0, codes).Select(n => Units.Item(n))],
                NewUnits = [.. Enumerable.Range(0, codes).Select(n => $"{Units.Code(n)}@")],
                Classes = ChangeClass.Additive,
                Publisher = "benchmark",
                Comment = "fill",
            }),
            default)).Entry.State;

    /// <summary>Publishes another version, which gives one code a value.</summary>
    public Task ChangeAsync(string catalog, int code, string value) => Publishing.ExecuteAsync(
        catalog,
        (scope, _) => Task.FromResult(new VersionPlan
        {
            Changed = [Units.WithNote(scope.State.Find(Units.Code(code))!, value)],
            Classes = ChangeClass.Breaking,
            Publisher = "benchmark",
            Comment = string.Create(CultureInfo.InvariantCulture, $"change {code}"),
        }),
        default);

    /// <summary>Puts a copy of everything where a server looks for it.</summary>
    public async Task CopyToAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var source = Path.Combine(_folder.FullName, "masterdata.db");
        await using var from = new SqliteConnection($"Data Source={source}");
        await using var to = new SqliteConnection($"Data Source={Path.Combine(folder, "masterdata.db")};Pooling=false");
        await from.OpenAsync();
        await to.OpenAsync();
        from.BackupDatabase(to);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private PublishVersion Publishing => _services.GetRequiredService<PublishVersion>();

    // Ten thousand versions to prepare need not be synced one by one; the servers that are measured lie on the disk.
    private static DirectoryInfo InMemory() => Directory.Exists("/dev/shm")
        ? Directory.CreateDirectory($"/dev/shm/md-bench-{Guid.NewGuid():N}")
        : Directory.CreateTempSubdirectory("md-bench-");
}
