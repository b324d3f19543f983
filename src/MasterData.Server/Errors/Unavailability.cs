using System.Data.Common;
using MasterData.Errors;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MasterData.Server.Errors;

/// <summary>Tells a database that cannot be reached from a bug.</summary>
internal static class Unavailability
{
    private static readonly HashSet<string> EndingStates =
        [PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.CannotConnectNow];

    private const int SqliteBusy = 5, SqliteLocked = 6, SqliteFailed = 10, SqliteFull = 13, SqliteClosed = 14;

    private static readonly HashSet<int> SqliteCodes = [SqliteBusy, SqliteLocked, SqliteFailed, SqliteFull, SqliteClosed];

    private static readonly Text Unreachable = new(
        "Hiện không kết nối được cơ sở dữ liệu. Hãy thử lại sau ít phút.",
        "The database cannot be reached. Try again in a moment.");

    private static readonly Text Full = new(
        "Đĩa của máy chủ đã đầy nên không ghi được gì. Người vận hành phải giải phóng chỗ; sau đó hãy thử lại.",
        "The disk of the server is full, so nothing can be written. Its operator must make room; then try again.");

    private static readonly Text Held = new(
        "Một chương trình khác đang giữ cơ sở dữ liệu nên không ghi được gì. Hãy thử lại sau ít phút.",
        "Another program holds the database, so nothing can be written. Try again in a moment.");

    extension(Exception exception)
    {
        /// <summary>What the caller is told.</summary>
        public MasterDataException ToUnavailable() => new(ErrorReason.Unavailable, exception.SqliteCode switch
        {
            SqliteFull => Full,
            SqliteBusy or SqliteLocked => Held,
            _ => Unreachable,
        });

        /// <summary>Whether nothing will change until somebody makes room.</summary>
        public bool IsDiskFull => exception.SqliteCode is SqliteFull;

        /// <summary>Whether the database could not be reached.</summary>
        public bool IsUnavailability => exception switch
        {
            PostgresException postgres => postgres.IsTransient || EndingStates.Contains(postgres.SqlState),
            NpgsqlException => true,
            SqliteException sqlite => SqliteCodes.Contains(sqlite.SqliteErrorCode),
            DbException database => database.IsTransient,
            _ => exception.InnerException?.IsUnavailability is true,
        };

        private int? SqliteCode => exception is SqliteException sqlite
            ? sqlite.SqliteErrorCode
            : exception.InnerException?.SqliteCode;
    }
}
