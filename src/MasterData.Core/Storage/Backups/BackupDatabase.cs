using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MasterData.Core.Storage;

/// <summary>Writes the whole database to one file while the server goes on.</summary>
internal sealed class BackupDatabase(MasterDataContextFactory contexts, IOptions<StorageOptions> options)
{
    /// <summary>Writes <paramref name="file"/>, which must not exist, and checks it.</summary>
    /// <remarks>The file appears under its name only when it is whole; it is readable by its owner only.</remarks>
    /// <exception cref="StartRefusedException">It cannot be written, there is no database, or it is
    /// PostgreSQL.</exception>
    public async Task ExecuteAsync(string file, CancellationToken cancellationToken)
    {
        Demand(file);
        var partial = $"{file}.partial";
        try
        {
            File.Delete(partial);
            await CopyAsync(partial, cancellationToken);
            await BackupFile.DemandWholeAsync(partial, cancellationToken);
            File.Move(partial, file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw BackupErrors.CannotWrite(file, fault.Message);
        }
        finally
        {
            TryDelete(partial);
        }
    }

    private void Demand(string file)
    {
        if (options.Value.IsPostgres)
        {
            throw BackupErrors.PostgresBacksUpItself();
        }

        if (!File.Exists(options.Value.SqliteFile))
        {
            throw BackupErrors.NoDatabase(options.Value.SqliteFile);
        }

        if (File.Exists(file))
        {
            throw BackupErrors.Exists(file);
        }
    }

    // One read transaction: the state of one moment, while writers go on.
    private async Task CopyAsync(string partial, CancellationToken cancellationToken)
    {
        await using (File.Open(partial, BackupFile.New))
        {
            // SQLite takes an empty file as a new database, and it has the rights from its first byte on.
        }

        await using var db = contexts.Create();
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {partial}", cancellationToken);
        BackupFile.Flush(partial);
    }

    private static void TryDelete(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // What remains is marked as partial, and the next backup of this name writes over it.
        }
    }
}
