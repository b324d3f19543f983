using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Storage;

/// <summary>
/// The format of the database. Its number stands in the names of the migrations that the database has had.
/// </summary>
/// <remarks>
/// There is no release yet, so each change of the tables raises the number and begins the migrations anew
/// (<c>scripts/migrations.sh</c>). A database of another build is refused instead of being changed.
/// </remarks>
internal static class StorageFormat
{
    /// <summary>The number of this build.</summary>
    public const int Current = 6;

    private const string Mark = "_Format";

    /// <summary>
    /// The number of a database that this build does not read; null: it does, or there are no tables yet.
    /// </summary>
    /// <returns>The number; zero if the database does not say one.</returns>
    public static async Task<int?> FindOtherAsync(DbContext db, CancellationToken cancellationToken)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        return applied.FirstOrDefault(migration => !known.Contains(migration)) is { } other ? NumberOf(other) : null;
    }

    /// <summary>The refusal of such a database.</summary>
    /// <param name="place">Where it is: a folder, a file, or a database of PostgreSQL.</param>
    /// <param name="number">Its number.</param>
    public static StartRefusedException Refusal(string place, int number) => new(new(
        $"Dữ liệu trong {place} có định dạng {number}; bản này chỉ đọc định dạng {Current} và không sửa gì cả. "
        + "Hãy chạy bản đã ghi dữ liệu đó, hoặc để dữ liệu đó lại và bắt đầu ở chỗ khác (--Data THƯ_MỤC, hoặc một cơ "
        + "sở dữ liệu PostgreSQL trống).",
        $"The data in {place} have format {number}; this build reads format {Current} only, and has changed nothing. "
        + "Run the build that wrote them, or leave them there and start elsewhere (--Data FOLDER, or an empty "
        + "PostgreSQL database)."));

    private static int NumberOf(string migration) =>
        migration.LastIndexOf(Mark, StringComparison.Ordinal) is >= 0 and var at
        && int.TryParse(
            migration.AsSpan(at + Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
}
