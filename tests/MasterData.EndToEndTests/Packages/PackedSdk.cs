using System.Xml.Linq;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Packages;

/// <summary>The packages as they would be published, and two programs whose authors installed them.</summary>
/// <remarks>
/// Build servers would hold the output of the test open, so none are used. Nothing is asked of a registry: what the
/// packages depend on is in the machine's cache, because this solution was built with it.
/// </remarks>
public sealed class PackedSdk : IAsyncLifetime
{
    /// <summary>The packages, each before those that depend on it.</summary>
    public static readonly string[] Projects =
    [
        "MasterData.Model", "MasterData.Contracts", "MasterData.Wire", "MasterData.Client", "MasterData.Client.Testing",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly Dictionary<string, string> Environment = new()
    {
        ["CI"] = "",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_NOLOGO"] = "1",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("md-packages-");

    /// <summary>The server that the console program talks to.</summary>
    public MasterDataServerProcess Server { get; } = new();

    /// <summary>Where the console program lives and keeps its copies.</summary>
    public string ConsoleFolder => Path.Combine(_folder.FullName, "console");

    /// <summary>The built console program.</summary>
    public string ConsoleProgram => Built("console");

    /// <summary>The built program of the other snippets.</summary>
    public string SnippetsProgram => Built("snippets");

    /// <summary>The folder of the packages.</summary>
    public string Packed => Path.Combine(_folder.FullName, "packed");

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        using var patience = new CancellationTokenSource(Patience);
        await PackAsync(patience.Token);
        Write();
        await DotnetAsync(["build", "consumers.slnx", "-m:1", "-v", "q"], patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private string Built(string name) => Path.Combine(_folder.FullName, name, "bin", "Debug", "net10.0", $"{name}.dll");

    private async Task PackAsync(CancellationToken cancellationToken)
    {
        // artifacts/bin/<project>/<configuration>: what was built together with this test.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var projects = Projects.Select(
            name => Path.Combine(BuiltProgram.Repository.FullName, "src", name, $"{name}.csproj"));
        ConsumerProjects.Packing(projects, configuration, Packed).Save(PathOf("pack.proj"));
        await DotnetAsync(["msbuild", "pack.proj", "-t:PackAll", "-v:q", "-m:1"], cancellationToken);
    }

    private void Write()
    {
        var version = VersionOf(Projects[0]);
        var own = Directory.CreateDirectory(PathOf("own")).FullName;
        ConsumerProjects.NuGetConfig(Packed, own, Cache()).Save(PathOf("NuGet.config"));
        new XElement("Project").Save(PathOf("Directory.Build.props"));
        WriteProject("console", ConsumerProjects.Console(version), ProgramOfReadme());
        WriteProject(
            "snippets",
            ConsumerProjects.Snippets(version),
            [
                File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Packages", "Surroundings.txt")),
                .. Projects.SelectMany(Snippets.FilesOf),
            ]);
        new XElement("Solution", Named("console"), Named("snippets")).Save(PathOf("consumers.slnx"));
    }

    private string ProgramOfReadme() =>
        Snippets.ProgramsOf("MasterData.Client")[0].Replace(
            "http://127.0.0.1:5081", $"{Server.GrpcAddress}", StringComparison.Ordinal);

    private void WriteProject(string name, XElement project, params IReadOnlyList<string> files)
    {
        Directory.CreateDirectory(PathOf(name));
        project.Save(PathOf($"{name}/{name}.csproj"));
        for (var number = 0; number < files.Count; number++)
        {
            File.WriteAllText(PathOf($"{name}/File{number}.cs"), files[number]);
        }
    }

    private static XElement Named(string name) => new("Project", new XAttribute("Path", $"{name}/{name}.csproj"));

    private string VersionOf(string project)
    {
        var file = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(Packed, $"{project}.*.nupkg")));
        return file[(project.Length + 1)..];
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    // Where the assemblies of this very test were restored to.
    private static string Cache() => System.Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
        ? set
        : Path.Combine(
            System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private async Task DotnetAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var result = await RunningProgram.RunAsync(
            [InstalledProgram.Require("dotnet"), .. arguments, "-nodeReuse:false", "-p:UseSharedCompilation=false"],
            Environment,
            _folder.FullName,
            cancellationToken);
        Assert.True(result.ExitCode is 0, $"dotnet {string.Join(' ', arguments)}:\n{result.Output}{result.Error}");
    }
}
