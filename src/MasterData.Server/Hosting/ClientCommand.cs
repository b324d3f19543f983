namespace MasterData.Server.Hosting;

/// <summary>How the command-line client is called from where this server was started.</summary>
internal static class ClientCommand
{
    private const string Project = "src/MasterData.Cli";

    /// <summary>
    /// <c>masterdata</c>; for a server that was built from its sources, the command that runs the client from there.
    /// </summary>
    public static string Text { get; } = Find(AppContext.BaseDirectory) is { } project
        ? $"dotnet run --project {Quoted(project)} --"
        : "masterdata";

    /// <summary>A path as a shell reads it.</summary>
    public static string Quoted(string path) =>
        path.All(static c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_')
            ? path
            : $"'{path.Replace("'", @"'\\''", StringComparison.Ordinal)}'";

    private static string? Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var project = Path.Combine(at.FullName, Project);
            if (Directory.Exists(project))
            {
                var here = Path.GetRelativePath(Environment.CurrentDirectory, project);
                return here.StartsWith("..", StringComparison.Ordinal) ? project : here;
            }
        }

        return null;
    }
}
