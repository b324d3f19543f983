namespace MasterData.Mirror.Tables;

/// <summary>
/// The file of a new SQLite mirror is for its owner only; who else may read it, its owner says later.
/// </summary>
internal static class OwnFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the database's file with these rights before SQLite makes it with others.</summary>
    /// <remarks>
    /// SQLite gives the rights of the file to those that it makes beside it. Existing files keep theirs.
    /// </remarks>
    /// <param name="path">The file; empty: there is none.</param>
    public static void Keep(string path)
    {
        if (path is "" || File.Exists(path) || OperatingSystem.IsWindows()
            || !Directory.Exists(Path.GetDirectoryName(path)))
        {
            return;
        }

        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            options.UnixCreateMode = Owner;
            using var made = File.Open(path, options);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // SQLite says in a moment what is wrong with it, and the mirror what to do.
        }
    }
}
