using System.Globalization;
using MasterData.Core.Access;
using MasterData.Core.Audit;
using MasterData.Core.Authority;
using MasterData.Core.Catalogs;
using MasterData.Core.Following;
using MasterData.Core.Storage;
using MasterData.Core.Witnesses;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MasterData.Core.Restores;

/// <summary>Puts a backup in the place of the database and begins a new epoch of every catalog.</summary>
/// <remarks>
/// The new epochs are begun in a copy beside the database, which takes its place in one step: a restore that is killed
/// leaves the database as it was. What was there before is kept.
/// </remarks>
internal sealed partial class RestoreDatabase(
    IOptions<StorageOptions> options,
    IOptions<FollowingOptions> following,
    TimeProvider time,
    ILoggerFactory logging,
    ILogger<RestoreDatabase> logger)
{
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <summary>Restores the backup, or goes on with the database as it is; in a new epoch.</summary>
    /// <returns>What was restored, a line for each catalog.</returns>
    /// <exception cref="StartRefusedException">A server runs, or the file is not a whole backup.</exception>
    public async Task<IReadOnlyList<string>> ExecuteAsync(
        RestoreRequest request, CancellationToken cancellationToken)
    {
        var file = request.File;
        if (options.Value.IsPostgres)
        {
            return file.Length is 0
                ? await BeginAsync(options.Value, request, cancellationToken)
                : throw BackupErrors.PostgresBacksUpItself();
        }

        if (file.Length is 0)
        {
            return File.Exists(options.Value.SqliteFile)
                ? await BeginAsync(options.Value, request, cancellationToken)
                : throw BackupErrors.NoDatabase(options.Value.SqliteFile);
        }

        using var right = DataFolderLock.Take(options.Value.DataFolder);
        await BackupFile.DemandWholeAsync(file, cancellationToken);
        return await ReplaceAsync(request, cancellationToken);
    }

    private async Task<IReadOnlyList<string>> ReplaceAsync(
        RestoreRequest request, CancellationToken cancellationToken)
    {
        var staging = new StorageOptions { DataFolder = Path.Combine(options.Value.DataFolder, "restoring") };
        try
        {
            DeleteFolder(staging.DataFolder);
            Directory.CreateDirectory(staging.DataFolder);
            await using (var copy = File.Open(staging.SqliteFile, BackupFile.New))
            {
                await using var backup = File.OpenRead(request.File);
                await backup.CopyToAsync(copy, cancellationToken);
            }

            var restored = await BeginAsync(staging, request, cancellationToken);
            SettleWal(staging.SqliteFile);
            BackupFile.Flush(staging.SqliteFile);
            KeepPresent();
            File.Move(staging.SqliteFile, options.Value.SqliteFile, overwrite: true);
            return restored;
        }
        finally
        {
            DeleteFolder(staging.DataFolder);
        }
    }

    private async Task<IReadOnlyList<string>> BeginAsync(
        StorageOptions storage, RestoreRequest request, CancellationToken cancellationToken)
    {
        if (request.IsSameAuthority || request.IsAdoption)
        {
            SetWitnessAside();
        }

        await using var authority = new ServiceCollection()
            .AddSingleton(time)
            .AddSingleton(logging)
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddSingleton(Options.Create(storage))
            .AddSingleton(following)
            .AddStorage()
            .AddCatalogs()
            .BuildServiceProvider();
        await authority.GetRequiredService<DatabaseStartup>().ExecuteAsync(cancellationToken);
        await authority.GetRequiredService<LoadCatalogs>().ExecuteAsync(cancellationToken);
        var rights = await SettleAuthorityAsync(authority, request, cancellationToken);
        var catalogs = await authority.GetRequiredService<BeginEpochs>()
            .ExecuteAsync(Path.GetFileName(request.File), cancellationToken);
        return [.. rights, .. catalogs];
    }

    // Its id and key go on in the data folder that knows them: the new epoch says enough. Elsewhere the same backup may
    // live on in its own place, and two authorities must not speak with one signature.
    private async Task<IReadOnlyList<string>> SettleAuthorityAsync(
        ServiceProvider authority, RestoreRequest request, CancellationToken cancellationToken)
    {
        var identity = authority.GetRequiredService<AuthorityIdentity>();
        var witnessed = new WitnessFile(options.Value.DataFolder, identity).Read(out _);
        if (witnessed?.Authority == identity.Id)
        {
            return await authority.GetRequiredService<KeepRightsEnded>().ExecuteAsync(witnessed, cancellationToken);
        }

        var isRenewed = request.IsAdoption || (request.File.Length > 0 && !request.IsSameAuthority);
        if (!isRenewed && !request.IsSameAuthority)
        {
            return [];
        }

        await using var db = authority.GetRequiredService<MasterDataContextFactory>().Create();
        if (isRenewed)
        {
            SetWitnessAside();
            await authority.GetRequiredService<LoadAuthority>().RenewAsync(db, time.GetUtcNow(), cancellationToken);
        }

        var line = $"authority {identity.Id} ({(isRenewed ? "new" : "the same")})";
        db.Audit(Actor.System, "database.restore", "database", line, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return [line];
    }

    private void SetWitnessAside()
    {
        var witness = Path.Combine(options.Value.DataFolder, "witness");
        if (File.Exists(witness))
        {
            var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            File.Move(witness, $"{witness}.before-restore-{stamp}", overwrite: true);
        }
    }

    private void KeepPresent()
    {
        var present = options.Value.SqliteFile;
        if (!File.Exists(present))
        {
            return;
        }

        SettleWal(present);
        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var kept = $"{present}.before-restore-{stamp}";
        foreach (var part in Parts.Where(part => File.Exists(present + part)))
        {
            File.Copy(present + part, kept + part, overwrite: true);
            BackupFile.Flush(kept + part);
        }

        // A log of the former database must not be taken for one of the new.
        foreach (var part in Parts.Where(part => part.Length > 0))
        {
            File.Delete(present + part);
        }

        LogKept(kept);
    }

    // Brings what is in the log into the file. A database that is too damaged for that is kept with its log.
    private void SettleWal(string file)
    {
        try
        {
            var address = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false };
            using var connection = new SqliteConnection(address.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }
        catch (SqliteException damage)
        {
            LogDamaged(damage, file);
        }
    }

    private static void DeleteFolder(string folder)
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [LoggerMessage(LogLevel.Information, "The former database is kept as {File}")]
    private partial void LogKept(string file);

    [LoggerMessage(LogLevel.Warning, "{File} cannot be opened; it is kept as it is")]
    private partial void LogDamaged(Exception damage, string file);
}
