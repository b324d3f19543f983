using MasterData.Server.Hosting;
using MasterData.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MasterData.Benchmarks;

/// <summary>The server with one empty method more, in a process of its own, as a demo.</summary>
internal sealed class BenchmarkServer : ServerProcess
{
    private static readonly HttpClient Http = new();

    public int GrpcPort { get; } = FreePort.Next();

    public Uri GrpcAddress => new($"http://127.0.0.1:{GrpcPort}");

    protected override IReadOnlyList<string> Needs => ["dotnet"];

    protected override IReadOnlyList<string> Command =>
        [InstalledProgram.Require("dotnet"), typeof(BenchmarkServer).Assembly.Location, "serve", "--data", Folder, "--demo"];

    protected override IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["Grpc__Port"] = $"{GrpcPort}",
        ["Http__Port"] = $"{_httpPort}",
        ["Redis__Port"] = $"{_redisPort}",
    };

    protected override TimeSpan StartTimeout => TimeSpan.FromMinutes(3);

    private readonly int _httpPort = FreePort.Next();
    private readonly int _redisPort = FreePort.Next();

    public Testing.DemoFile ReadDemo() => Testing.DemoFile.Read(Path.Combine(Folder, "demo.json"));

    /// <summary>What the child process does.</summary>
    public static async Task ServeAsync(IReadOnlyList<string> arguments)
    {
        var command = ServerCommand.Parse(arguments)
            ?? throw new ArgumentException("Not a command line of the server.", nameof(arguments));
        await using var app = ServerHost.Build(command.Settings);
        app.MapGrpcService<EmptyMethod>();
        await app.Services.GetRequiredService<ServerStart>().ExecuteAsync(CancellationToken.None);
        await app.StartAsync();
        await app.WaitForShutdownAsync();
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
