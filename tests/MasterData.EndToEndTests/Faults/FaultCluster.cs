using System.Data.Common;
using MasterData.EndToEndTests.Faults.History;
using MasterData.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MasterData.EndToEndTests.Faults;

/// <summary>The real processes of a run: one server on SQLite, or two on one PostgreSQL; and a Redis.</summary>
internal sealed class FaultCluster(bool isPostgres) : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Settings = new()
    {
        // So that a short run sees many heartbeats.
        ["Sync__BookmarkSeconds"] = "0.5",
        ["Sync__ReconnectSpreadSeconds"] = "0.5",
    };

    private string _database = "";

    /// <summary>The Redis that all servers write.</summary>
    public RedisProcess Redis { get; } = new();

    /// <summary>The PostgreSQL; null where the database is SQLite.</summary>
    public PostgresProcess? Postgres { get; } = isPostgres ? new() : null;

    /// <summary>The servers.</summary>
    public IReadOnlyList<MasterDataServerProcess> Servers { get; private set; } = [];

    /// <summary>Starts everything; the first server puts the seeds in.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Redis.InitializeAsync();
        Redis.Require();
        if (Postgres is not null)
        {
            await Postgres.InitializeAsync();
            _database = await Postgres.CreateDatabaseAsync(cancellationToken);
        }

        Servers = [.. Enumerable.Range(0, isPostgres ? 2 : 1).Select(_ => new MasterDataServerProcess
        {
            RedisEndpoint = Redis.Endpoint,
            PostgresConnectionString = isPostgres ? _database : null,
            Settings = Settings,
        })];
        foreach (var server in Servers)
        {
            await server.InitializeAsync();
        }
    }

    /// <summary>What the database has at this moment.</summary>
    public async Task<OracleReading> ReadAsync(string[] catalogs, CancellationToken cancellationToken)
    {
        await using DbConnection connection = isPostgres
            ? new NpgsqlConnection(_database)
            : new SqliteConnection($"Data Source={Path.Combine(Servers[0].DataFolder, "masterdata.db")};Pooling=false");
        return await OracleReading.ReadAsync(connection, catalogs, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers)
        {
            await server.DisposeAsync();
        }

        if (Postgres is not null)
        {
            await Postgres.DisposeAsync();
        }

        await Redis.DisposeAsync();
    }
}
