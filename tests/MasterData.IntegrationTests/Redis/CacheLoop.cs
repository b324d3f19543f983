using MasterData.Core.Authority;
using MasterData.Core.Redis;
using MasterData.Core.Restores;
using MasterData.Core.Storage;
using MasterData.Core.Witnesses;
using MasterData.IntegrationTests.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MasterData.IntegrationTests.Redis;

/// <summary>A server process as far as its database and its Redis: publishes, follows the heads, reconciles.</summary>
internal sealed class CacheLoop : IAsyncDisposable
{
    private readonly CacheConnection _connection;
    private readonly ReconcileCache _reconcile;
    private readonly ILoggerFactory _logging;

    private CacheLoop(CatalogServer server, string endpoint)
    {
        Server = server;
        _logging = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(Logs));
        Health = new CacheHealth(_logging.CreateLogger<CacheHealth>());
        _connection = new CacheConnection(Options.Create(new CacheOptions { Endpoints = endpoint }));
        _reconcile = new ReconcileCache(
            _connection,
            new HeadSeal(server.Get<AuthorityIdentity>()),
            server.Memory,
            new NoticeRestore(
                server.Get<MasterDataContextFactory>(), server.Get<SuspendCatalog>(), server.Get<ReaderClaims>()),
            server.Get<Witness>(),
            Health,
            TimeProvider.System,
            _logging.CreateLogger<ReconcileCache>());
    }

    public CatalogServer Server { get; }

    public CacheHealth Health { get; }

    public LogLines Logs { get; } = new();

    public static async Task<CacheLoop> StartAsync(
        DatabaseAddress database, string endpoint, CancellationToken cancellationToken)
    {
        var loop = new CacheLoop(await CatalogServer.StartAsync(database, cancellationToken), endpoint);
        await loop._reconcile.StartAsync(cancellationToken);
        return loop;
    }

    public async ValueTask DisposeAsync()
    {
        await _reconcile.StopAsync(CancellationToken.None);
        _reconcile.Dispose();
        await _connection.DisposeAsync();
        Server.Dispose();
        _logging.Dispose();
    }
}
