using MasterData.Core.Storage.Compiled.Postgres;
using MasterData.Core.Storage.Compiled.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace MasterData.Core.Storage;

/// <summary>Makes the context of the configured database. Whoever makes one disposes of it.</summary>
internal sealed class MasterDataContextFactory
{
    private readonly Func<MasterDataContext> _create;

    /// <summary>Reads once which database it is.</summary>
    public MasterDataContextFactory(IOptions<StorageOptions> options)
    {
        _create = options.Value.IsPostgres ? Postgres(options.Value.Postgres) : Sqlite(options.Value.SqliteFile);
    }

    /// <summary>A new context; one for each request or batch, never for the life of a stream.</summary>
    public MasterDataContext Create() => _create();

    // EF Core would find the compiled models by itself, but looks for them again with each context.
    private static Func<MasterDataContext> Postgres(string connection)
    {
        var options = new DbContextOptionsBuilder<PostgresMasterDataContext>()
            .UseNpgsql(connection)
            .UseModel(PostgresMasterDataContextModel.Instance)
            .Options;
        return new PooledDbContextFactory<PostgresMasterDataContext>(options).CreateDbContext;
    }

    private static Func<MasterDataContext> Sqlite(string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 30 }.ToString();
        var options = new DbContextOptionsBuilder<SqliteMasterDataContext>()
            .UseSqlite(connection)
            .UseModel(SqliteMasterDataContextModel.Instance)
            .AddInterceptors(new SqlitePragmas())
            .Options;
        return new PooledDbContextFactory<SqliteMasterDataContext>(options).CreateDbContext;
    }
}
