using MasterData.Core.Access;
using MasterData.Core.Catalogs;
using MasterData.Core.Changesets;
using MasterData.Core.Following;
using MasterData.Core.Items;
using MasterData.Core.Storage;
using MasterData.Core.Sync;
using MasterData.Versions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Storage;

/// <summary>What a server process holds of the catalogs, without its doors.</summary>
public sealed class CatalogServer : IDisposable
{
    private readonly ServiceProvider _services;

    private CatalogServer(
        DatabaseAddress address, TimeProvider time, LogLines logs, LogRetention retention, TimeSpan catchUp)
    {
        Logs = logs;
        _services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(logs))
            .AddSingleton(time)
            .Configure<StorageOptions>(
                options => (options.DataFolder, options.Postgres) = (address.Folder, address.Postgres))
            .AddStorage()
            .AddCatalogs()
            .AddItems()
            .AddSync()
            .Configure<FollowingOptions>(options => (options.Retention, options.CatchUp) = (retention, catchUp))
            .AddAccess()
            .AddChangesets()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public LogLines Logs { get; }

    internal CatalogMemory Memory => Get<CatalogMemory>();

    public static async Task<CatalogServer> StartAsync(
        DatabaseAddress address,
        CancellationToken cancellationToken,
        TimeProvider? time = null,
        LogRetention? retention = null,
        TimeSpan? catchUp = null)
    {
        var server = new CatalogServer(
            address,
            time ?? TimeProvider.System,
            new(),
            retention ?? LogRetention.Usual,
            catchUp ?? TimeSpan.FromSeconds(3));
        try
        {
            await server.Get<DatabaseStartup>().ExecuteAsync(cancellationToken);
            await server.Get<LoadCatalogs>().ExecuteAsync(cancellationToken);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    internal MasterDataContext Context() => Get<MasterDataContextFactory>().Create();

    public void Dispose()
    {
        _services.Dispose();
        SqliteConnection.ClearAllPools();
    }
}
