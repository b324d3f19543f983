namespace MasterData.Testing;

/// <summary>Finds programs that come from the system's packages.</summary>
public static class InstalledProgram
{
    private const string PostgresRoot = "/usr/lib/postgresql";

    /// <summary>Whether this is the build server, where nothing may be skipped.</summary>
    public static bool IsBuildServer => Environment.GetEnvironmentVariable("CI") is { Length: > 0 };

    /// <summary>
    /// The full path of <paramref name="name"/>. Where it is not installed the running test is skipped; on the build
    /// server it fails.
    /// </summary>
    public static string Require(string name)
    {
        if (Find(name) is { } path)
        {
            return path;
        }

        Refuse($"{name} is not installed.");
        throw new InvalidOperationException($"{name} is not installed.");
    }

    /// <summary>Skips the running test for <paramref name="reason"/>; fails it on the build server.</summary>
    public static void Refuse(string reason)
    {
        if (IsBuildServer)
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }

    /// <summary>The full path of <paramref name="name"/>, or nothing where it is not installed.</summary>
    public static string? Find(string name) => Folders()
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(IsThere);

    // A link may outlive the package that it points into.
    private static bool IsThere(string path) =>
        File.Exists(path) && (File.ResolveLinkTarget(path, returnFinalTarget: true)?.Exists ?? true);

    // Debian keeps PostgreSQL's server programs off the PATH, one folder for each major version.
    private static IEnumerable<string> Folders() =>
        (Directory.Exists(PostgresRoot) ? Directory.GetDirectories(PostgresRoot) : [])
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var major) ? major : 0)
        .Select(folder => Path.Combine(folder, "bin"))
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator));
}
