using System.Globalization;
using MasterData.Server.Hosting;
using MasterData.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MasterData.Benchmarks;

/// <summary>The server as a demo, and beside it in the same process a bare Kestrel with one empty method.</summary>
internal sealed class BenchmarkServer : ServerProcess
{
    private const string BarePortName = "MASTERDATA_BARE_PORT";
    private static readonly HttpClient Http = new();

    public int GrpcPort { get; } = FreePort.Next();

    public Uri GrpcAddress => new($"http://127.0.0.1:{GrpcPort}");

    public Uri BareAddress => new($"http://127.0.0.1:{_barePort}");

    protected override IReadOnlyList<string> Needs => ["dotnet"];

    protected override IReadOnlyList<string> Command =>
        [
            InstalledProgram.Require("dotnet"),
            typeof(BenchmarkServer).Assembly.Location,
            "serve",
            "--data",
            Folder,
            "--demo",
        ];

    /// <summary>What fills the database; unset, the three catalogs.</summary>
    public string? SeedFolder { get; init; }

    protected override IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["Seed__Folder"] = SeedFolder ?? Path.Combine(BuiltProgram.Repository.FullName, "seed-data"),
        ["Grpc__Port"] = $"{GrpcPort}",
        ["Http__Port"] = $"{_httpPort}",
        ["Redis__Port"] = $"{_redisPort}",
        [BarePortName] = $"{_barePort}",

        // One caller takes all that the server can give.
        ["Limits__CallsPerSecond"] = "1000000",
    };

    protected override TimeSpan StartTimeout => TimeSpan.FromMinutes(3);

    private readonly int _httpPort = FreePort.Next();
    private readonly int _redisPort = FreePort.Next();
    private readonly int _barePort = FreePort.Next();

    public Testing.DemoFile ReadDemo() => Testing.DemoFile.Read(Path.Combine(Folder, "demo.json"));

    /// <summary>What the child process does.</summary>
    public static async Task ServeAsync(IReadOnlyList<string> arguments)
    {
        var command = ServerCommand.Parse(arguments)
            ?? throw new ArgumentException("Not a command line of the server.", nameof(arguments));
        await using var bare = Bare(int.Parse(
            System.Environment.GetEnvironmentVariable(BarePortName)!, CultureInfo.InvariantCulture));
        await bare.StartAsync();
        await using var app = ServerHost.Build(command.Settings);
        await app.Services.GetRequiredService<ServerStart>().ExecuteAsync(CancellationToken.None);
        await app.StartAsync();
        await app.WaitForShutdownAsync();
    }

    private static WebApplication Bare(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.ListenLocalhost(port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.MapGrpcService<EmptyMethod>();
        return app;
    }

    protected override async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            var ready = new Uri($"http://127.0.0.1:{_httpPort}/health/ready");
            using var answer = await Http.GetAsync(ready, cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
