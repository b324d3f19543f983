using MasterData.Catalogs;
using MasterData.Core.Authority;
using MasterData.Core.Publication;
using MasterData.Core.Witnesses;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MasterData.Core.Storage;

/// <summary>
/// Makes the database ready: takes the lock, checks SQLite, migrates, reads who it is. Holds the lock until disposed.
/// </summary>
internal sealed partial class DatabaseStartup(
    MasterDataContextFactory contexts,
    LoadAuthority authority,
    Witness witness,
    IOptions<StorageOptions> options,
    TimeProvider time,
    ILogger<DatabaseStartup> logger) : IDisposable
{
    private DataFolderLock? _lock;

    /// <summary>Runs once, before anything else uses the database.</summary>
    /// <exception cref="StartRefusedException">Another process has the data, or the database is not fit.</exception>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        DemandZone();
        await using var db = contexts.Create();
        if (!options.Value.IsPostgres)
        {
            _lock ??= DataFolderLock.Take(options.Value.DataFolder);
            await SqliteChecks.ExecuteAsync(db, cancellationToken);
            await ReleaseMigrationLockAsync(db, cancellationToken);
        }

        if (await StorageFormat.FindOtherAsync(db, cancellationToken) is { } number)
        {
            throw StorageFormat.Refusal(PlaceOf(db), number);
        }

        await MigrateAsync(db, cancellationToken);
        await authority.ExecuteAsync(db, time.GetUtcNow(), cancellationToken);
        witness.Load(await db.Set<HeadRow>().AnyAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose() => _lock?.Dispose();

    private string PlaceOf(MasterDataContext db) =>
        options.Value.IsPostgres ? $"PostgreSQL {db.Database.GetDbConnection().Database}" : options.Value.DataFolder;

    private static void DemandZone()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(CatalogZone.Default, out _))
        {
            throw new StartRefusedException(new(
                $"Máy này không có múi giờ {CatalogZone.Default}. Hãy cài tzdata.",
                $"This machine does not know the time zone {CatalogZone.Default}. Install tzdata."));
        }
    }

    // A process that was killed inside Migrate leaves this row, and every later start would wait for it without end.
    private async Task ReleaseMigrationLockAsync(MasterDataContext db, CancellationToken cancellationToken)
    {
        const string Exists = """
            SELECT count(*) AS "Value" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'
            """;
        if (await db.Database.SqlQueryRaw<int>(Exists).SingleAsync(cancellationToken) is not 0
            && await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken) is not 0)
        {
            LogLeftover();
        }
    }

    private async Task MigrateAsync(MasterDataContext db, CancellationToken cancellationToken)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count is 0)
        {
            return;
        }

        LogMigrating(pending.Count);
        await db.Database.MigrateAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "A migration was killed before; its lock is taken away")]
    private partial void LogLeftover();

    [LoggerMessage(LogLevel.Information, "The database gets {Count} migrations")]
    private partial void LogMigrating(int count);
}
