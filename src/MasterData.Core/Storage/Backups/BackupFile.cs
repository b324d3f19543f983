using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Storage;

/// <summary>A database in one file, as <see cref="BackupDatabase"/> writes it.</summary>
internal static class BackupFile
{
    /// <summary>A new file that only its owner can read.</summary>
    public static FileStreamOptions New { get; } = OperatingSystem.IsWindows()
        ? new() { Mode = FileMode.CreateNew, Access = FileAccess.Write }
        : new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };

    /// <summary>Refuses a file that is not a whole database of this service, or one of another format.</summary>
    public static async Task DemandWholeAsync(string file, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw BackupErrors.NoFile(file);
        }

        try
        {
            await using var db = Open(file);
            var verdict = await db.Database.SqlQueryRaw<string>(
                "SELECT integrity_check AS \"Value\" FROM pragma_integrity_check")
                .ToListAsync(cancellationToken);
            if (verdict is not ["ok"])
            {
                throw BackupErrors.NotWhole(file, verdict.Count > 0 ? verdict[0] : "");
            }

            await DemandKnownAsync(db, file, cancellationToken);
            await DemandPlainAsync(db, file, cancellationToken);
        }
        catch (DbException fault)
        {
            throw BackupErrors.NotWhole(file, fault.Message);
        }
    }

    /// <summary>Waits until the bytes of a file are on the disk.</summary>
    public static void Flush(string file)
    {
        using var stream = File.Open(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        stream.Flush(flushToDisk: true);
    }

    // No migration makes any. One that somebody put there would act with the rights of the server.
    private static async Task DemandPlainAsync(DbContext db, string file, CancellationToken cancellationToken)
    {
        var foreign = await db.Database.SqlQueryRaw<string>(
            "SELECT name AS \"Value\" FROM sqlite_master WHERE type IN ('trigger', 'view')")
            .ToListAsync(cancellationToken);
        if (foreign is not [])
        {
            throw BackupErrors.HasForeignParts(file, string.Join(", ", foreign));
        }
    }

    private static async Task DemandKnownAsync(DbContext db, string file, CancellationToken cancellationToken)
    {
        if (!(await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any())
        {
            throw BackupErrors.NotWhole(file, "no tables of MasterData");
        }

        if (await StorageFormat.FindOtherAsync(db, cancellationToken) is { } number)
        {
            throw StorageFormat.Refusal(file, number);
        }
    }

    private static SqliteMasterDataContext Open(string file)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        return new(new DbContextOptionsBuilder<SqliteMasterDataContext>().UseSqlite(connection.ToString()).Options);
    }
}
