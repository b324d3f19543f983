using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MasterData.Mirror.Tables;

/// <summary>Says what a refusal of the consumer's database means, and what to do.</summary>
internal static class DatabaseRefusal
{
    private const int Failing = 1;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>The refusal in words.</summary>
    public static MirrorException Of(DbException fault) => fault switch
    {
        SqliteException { SqliteErrorCode: Busy or Locked } => Say(
            "Tệp SQLite đang bị chương trình khác khóa. Hãy đóng chương trình đó rồi chạy lại.",
            "Another program has locked the SQLite file. Close that program and run again.",
            fault),
        SqliteException { SqliteErrorCode: ReadOnly } => Say(
            "Tệp SQLite chỉ cho đọc. Hãy cấp quyền ghi tệp và thư mục của nó.",
            "The SQLite file is read-only. Permit writing to the file and its folder.",
            fault),
        SqliteException { SqliteErrorCode: CannotOpen } => Say(
            "Không mở được tệp SQLite. Hãy xem đường dẫn và quyền của thư mục.",
            "The SQLite file cannot be opened. Look at the path and the permissions of the folder.",
            fault),
        SqliteException { SqliteErrorCode: Full } or PostgresException { SqlState: "53100" } => Say(
            "Đĩa đã đầy. Hãy giải phóng chỗ rồi chạy lại.", "The disk is full. Make room and run again.", fault),
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase } => Say(
            "Tệp không phải là cơ sở dữ liệu SQLite, hoặc đã hỏng. Hãy xóa hoặc đổi tên tệp rồi chạy lại để tải lại từ "
            + "nguồn.",
            "The file is no SQLite database, or is damaged. Delete or rename it and run again to load it from the "
            + "authority.",
            fault),
        SqliteException { SqliteErrorCode: Failing } or PostgresException
        {
            SqlState: ['4', '2', ..] and not "42501",
        } => Say(
            "Các bảng md_ đã bị sửa: thiếu bảng hoặc cột. Hãy xóa mọi bảng và view có tiền tố md_ rồi chạy lại để tải "
            + "lại từ nguồn.",
            "The tables md_ were altered: a table or a column is missing. Drop all tables and views whose names begin "
            + "with "
            + "md_ and run again to load them from the authority.",
            fault),
        PostgresException { SqlState: "42501" or "25006" } => Say(
            "PostgreSQL không cho tài khoản này ghi. Hãy cấp quyền CREATE trên schema và quyền ghi các bảng md_.",
            "PostgreSQL does not let this user write. Grant CREATE on the schema and writing to the tables md_.",
            fault),
        PostgresException { SqlState: ['2', '8', ..] } => Say(
            "PostgreSQL từ chối tài khoản hoặc mật khẩu. Hãy sửa mục postgres trong tệp cấu hình.",
            "PostgreSQL refuses the user or the password. Mend the field postgres of the configuration.",
            fault),
        PostgresException { SqlState: "3D000" } => Say(
            "PostgreSQL không có cơ sở dữ liệu này. Hãy tạo nó hoặc sửa mục postgres trong tệp cấu hình.",
            "PostgreSQL has no such database. Create it or mend the field postgres of the configuration.",
            fault),
        NpgsqlException and not PostgresException => Say(
            "Không kết nối được PostgreSQL. Hãy xem mục postgres trong tệp cấu hình và mạng.",
            "PostgreSQL cannot be reached. Look at the field postgres of the configuration and the network.",
            fault),
        _ => Say(
            "Cơ sở dữ liệu của bạn từ chối. Hãy xem quyền, dung lượng và các bảng md_ rồi chạy lại.",
            "Your database refused. Look at its permissions, its space and the tables md_, then run again.",
            fault),
    };

    private static MirrorException Say(string vi, string en, DbException fault) =>
        new(vi, $"{en}\n{fault.Message}", fault);
}
