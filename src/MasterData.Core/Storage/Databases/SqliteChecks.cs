using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Storage;

/// <summary>Refuses an SQLite that would not keep the promises.</summary>
internal static class SqliteChecks
{
    // Before 3.51.3 a reset of the write-ahead log could corrupt the database; 3.52.0 was withdrawn.
    private static readonly Version Oldest = new(3, 51, 3);
    private static readonly Version Withdrawn = new(3, 52, 0);

    public static async Task ExecuteAsync(MasterDataContext db, CancellationToken cancellationToken)
    {
        var text = await ScalarAsync(db, "SELECT sqlite_version() AS \"Value\"", cancellationToken);
        if (!IsFit(Version.Parse(text)))
        {
            throw new StartRefusedException(new(
                $"SQLite {text} không dùng được; cần từ {Oldest} trở lên, trừ {Withdrawn}.",
                $"SQLite {text} cannot be used; it takes {Oldest} or later, except {Withdrawn}."));
        }

        // The journal mode is kept in the file; to set it needs no transaction, and answers what it is now.
        var mode = await PragmaAsync(db, "PRAGMA journal_mode = WAL", cancellationToken);
        if (mode is not "wal")
        {
            throw new StartRefusedException(new(
                $"Tệp SQLite ở chế độ nhật ký “{mode}” thay vì “wal”. Thư mục dữ liệu phải ở trên đĩa cục bộ.",
                $"The SQLite file has the journal mode “{mode}” instead of “wal”. Its folder must be on a local "
                + "disk."));
        }
    }

    public static bool IsFit(Version version) => version >= Oldest && version != Withdrawn;

    private static Task<string> ScalarAsync(MasterDataContext db, string sql, CancellationToken cancellationToken) =>
        db.Database.SqlQueryRaw<string>(sql).SingleAsync(cancellationToken);

    private static async Task<string?> PragmaAsync(
        MasterDataContext db, string sql, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync(cancellationToken) as string;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
