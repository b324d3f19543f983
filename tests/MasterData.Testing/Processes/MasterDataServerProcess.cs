namespace MasterData.Testing;

/// <summary>
/// The built server as a program of its own, on free loopback ports, with a data folder it alone has.
/// </summary>
public sealed class MasterDataServerProcess : ServerProcess
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Whether it makes demo keys.</summary>
    public bool Demo { get; init; } = true;

    /// <summary>The folder of its data; servers on one PostgreSQL each have their own.</summary>
    public string DataFolder { get => field ?? Path.Combine(Folder, "data"); init; }

    /// <summary>The Redis it writes; unset, it embeds one on <see cref="RedisPort"/>.</summary>
    public string? RedisEndpoint { get; init; }

    /// <summary>The PostgreSQL database it keeps its data in; unset, SQLite in its data folder.</summary>
    public string? PostgresConnectionString { get; init; }

    /// <summary>Further arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Further settings, such as `Seed__Folder`.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The catalogs that it seeds an empty database with, for a quick start; none: all of them.</summary>
    public IReadOnlyList<string> Seeds { get; init; } = [];

    /// <summary>Where it serves gRPC (h2c).</summary>
    public int GrpcPort { get; } = FreePort.Next();

    /// <summary>Where it serves HTTP/1.1.</summary>
    public int HttpPort { get; } = FreePort.Next();

    /// <summary>Where it embeds its own Redis, unless it is given one.</summary>
    public int RedisPort { get; } = FreePort.Next();

    /// <summary>The address of its gRPC service.</summary>
    public Uri GrpcAddress => new($"http://127.0.0.1:{GrpcPort}");

    /// <summary>The address of its HTTP service.</summary>
    public Uri HttpAddress => new($"http://127.0.0.1:{HttpPort}");

    /// <summary>The file that demo clients read.</summary>
    public string DemoFilePath => Path.Combine(DataFolder, "demo.json");

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Needs => ["dotnet"];

    /// <inheritdoc/>
    protected override IReadOnlyList<string> Command =>
    [
        InstalledProgram.Require("dotnet"), BuiltProgram.Server, "--data", DataFolder,
        .. Demo ? (string[])["--demo"] : [], .. Arguments,
    ];

    /// <inheritdoc/>
    protected override IReadOnlyDictionary<string, string> Environment
    {
        get
        {
            var settings = new Dictionary<string, string>(Settings)
            {
                ["Grpc__Port"] = $"{GrpcPort}",
                ["Http__Port"] = $"{HttpPort}",
                ["Redis__Port"] = $"{RedisPort}",
                ["Database__Provider"] = PostgresConnectionString is null ? "sqlite" : "postgres",
            };
            Add(settings, "Redis__Endpoints__0", RedisEndpoint);
            Add(settings, "Seed__Folder", Seeds.Count is 0 ? null : SeedFolder);
            Add(settings, "Database__ConnectionString", PostgresConnectionString);
            return settings;
        }
    }

    /// <inheritdoc/>
    // The first start puts the seeds in, perhaps beside other test processes.
    protected override TimeSpan StartTimeout => TimeSpan.FromMinutes(3);

    /// <summary>What the server says of itself when it runs as a demo.</summary>
    public DemoFile ReadDemo() => DemoFile.Read(DemoFilePath);

    /// <summary>Asks it to end (SIGTERM) and waits until it has.</summary>
    public Task<ProgramResult> TerminateAsync(CancellationToken cancellationToken) =>
        Program.TerminateAsync(cancellationToken);

    /// <summary>Runs a subcommand of the server, such as `backup`, or a start that is refused, to its end.</summary>
    public static Task<ProgramResult> RunAsync(
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        CancellationToken cancellationToken = default) => RunningProgram.RunAsync(
            [InstalledProgram.Require("dotnet"), BuiltProgram.Server, .. arguments],
            environment,
            cancellationToken: cancellationToken);

    /// <inheritdoc/>
    protected override async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(HttpAddress, "/health/ready"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    protected override Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var catalog in Seeds)
        {
            var folder = Directory.CreateDirectory(Path.Combine(SeedFolder, catalog));
            foreach (var file in Directory.EnumerateFiles(
                Path.Combine(BuiltProgram.Repository.FullName, "seed-data", catalog)))
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }
        }

        return Task.CompletedTask;
    }

    private string SeedFolder => Path.Combine(Folder, "seed-data");

    private static void Add(Dictionary<string, string> settings, string name, string? value)
    {
        if (value is not null)
        {
            settings[name] = value;
        }
    }
}
