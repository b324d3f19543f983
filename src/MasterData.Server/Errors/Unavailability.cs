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

    // SQLITE_BUSY, LOCKED, IOERR, FULL, CANTOPEN.
    private static readonly HashSet<int> SqliteCodes = [5, 6, 10, 13, 14];

    public static MasterDataException Error() => new(ErrorReason.Unavailable, new(
        "Hiện không kết nối được cơ sở dữ liệu. Hãy thử lại sau ít phút.",
        "The database cannot be reached. Try again in a moment."));

    extension(Exception exception)
    {
        /// <summary>Whether the database could not be reached.</summary>
        public bool IsUnavailability => exception switch
        {
            PostgresException postgres => postgres.IsTransient || EndingStates.Contains(postgres.SqlState),
            NpgsqlException => true,
            SqliteException sqlite => SqliteCodes.Contains(sqlite.SqliteErrorCode),
            DbException database => database.IsTransient,
            _ => exception.InnerException?.IsUnavailability is true,
        };
    }
}
