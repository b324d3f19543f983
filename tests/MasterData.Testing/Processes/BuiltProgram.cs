namespace MasterData.Testing;

/// <summary>Finds what this solution built beside the tests.</summary>
public static class BuiltProgram
{
    /// <summary>The table mirror.</summary>
    public static string Mirror => PathOf("MasterData.Mirror", "masterdata-mirror.dll");

    /// <summary>The `masterdata-server` program.</summary>
    public static string Server => PathOf("MasterData.Server", "masterdata-server.dll");

    /// <summary>The `masterdata` command.</summary>
    public static string Cli => PathOf("MasterData.Cli", "masterdata.dll");

    /// <summary>A consumer that keeps its files all the time.</summary>
    public static string KeepingConsumer => PathOf("MasterData.KeepingConsumer", "MasterData.KeepingConsumer.dll");

    /// <summary>The folders of the programs that end-to-end tests start again and again.</summary>
    internal static IEnumerable<DirectoryInfo> Started =>
        ((string[])["MasterData.Server", "MasterData.Cli", "MasterData.Mirror"]).Select(FolderOf);

    /// <summary>The root of the repository.</summary>
    public static DirectoryInfo Repository { get; } = FindRepository();

    private static string PathOf(string project, string file)
    {
        var folder = FolderOf(project);
        var path = Path.Combine((PrecompiledPrograms.Find(folder) ?? folder).FullName, file);
        return File.Exists(path) ? path : throw new FileNotFoundException($"{path} is missing: build {project} first.");
    }

    // artifacts/bin/<project>/<configuration>/: the neighbour was built in the same configuration as the tests.
    private static DirectoryInfo FolderOf(string project)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        return new DirectoryInfo(Path.Combine(own.Parent!.Parent!.FullName, project, own.Name));
    }

    private static DirectoryInfo FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MasterData.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No MasterData.sln above the tests.");
        }

        return folder;
    }
}
