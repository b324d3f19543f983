using System.Data.Common;
using System.Net.Sockets;
using MasterData.Errors;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MasterData.Core.Storage;

/// <summary>The one judgement of what a database throws: whether it cannot be used for now, or has refused.</summary>
internal static class DatabaseFaults
{
    private const int SqliteBusy = 5, SqliteLocked = 6, SqliteFailed = 10, SqliteFull = 13, SqliteClosed = 14;

    private static readonly Text Unreachable = new(
        "Hiện không kết nối được cơ sở dữ liệu. Hãy thử lại sau ít phút.",
        "The database cannot be reached. Try again in a moment.");

    private static readonly Text Full = new(
        "Đĩa của máy chủ đã đầy nên không ghi được gì. Người vận hành phải giải phóng chỗ; sau đó hãy thử lại.",
        "The disk of the server is full, so nothing can be written. Its operator must make room; then try again.");

    private static readonly Text Held = new(
        "Một chương trình khác đang giữ cơ sở dữ liệu nên không ghi được gì. Hãy thử lại sau ít phút.",
        "Another program holds the database, so nothing can be written. Try again in a moment.");

    /// <summary>Whether the database cannot be used for now, so that the same call can succeed later.</summary>
    public static bool IsUnavailable(Exception? fault) => Find(fault) is not null;

    /// <summary>Whether nothing will change until somebody makes room.</summary>
    public static bool IsDiskFull(Exception? fault) => Find(fault) is
        SqliteException { SqliteErrorCode: SqliteFull } or PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    /// <summary>The refusal that tells the caller so; the fault is its cause, for the log.</summary>
    public static MasterDataException Refusal(Exception fault) => new(ErrorReason.Unavailable, TextOf(fault), fault);

    private static Text TextOf(Exception fault) => Find(fault) switch
    {
        _ when IsDiskFull(fault) => Full,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => Held,
        _ => Unreachable,
    };

    // The first of the chain that says it: EF wraps the provider's exceptions, and the provider those of the socket.
    private static Exception? Find(Exception? fault) => fault switch
    {
        null => null,
        _ when IsItself(fault) => fault,
        _ => Find(fault.InnerException),
    };

    private static bool IsItself(Exception fault) => fault switch
    {
        PostgresException postgres => postgres.IsTransient || postgres.SqlState is
            PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException or SocketException => true,
        SqliteException sqlite => sqlite.SqliteErrorCode is
            SqliteBusy or SqliteLocked or SqliteFailed or SqliteFull or SqliteClosed,
        DbException database => database.IsTransient,
        _ => false,
    };
}
