using MasterData.Testing;

namespace MasterData.IntegrationTests.Redis;

/// <summary>
/// Runs the programs of docs/examples/redis as they stand; one whose client is missing skips the test.
/// </summary>
internal static class ExampleProgram
{
    private static readonly string Folder = Path.Combine(BuiltProgram.Repository.FullName, "docs", "examples", "redis");

    public static Task<ProgramResult> RunAsync(string program, int port, params IReadOnlyList<string> arguments) =>
        RunningProgram.RunAsync(
            Command(program, arguments), Environment(port), Folder, TestContext.Current.CancellationToken);

    public static RunningProgram Start(string program, int port, params IReadOnlyList<string> arguments) =>
        RunningProgram.Start(Command(program, arguments), Environment(port), Folder);

    private static string[] Command(string program, IReadOnlyList<string> arguments)
    {
        // Debian's modules of Python are those of its own interpreter, which need not be the first on the path.
        var interpreter = Path.GetExtension(program) switch
        {
            ".sh" => InstalledProgram.Require("sh"),
            ".py" when File.Exists("/usr/bin/python3") => "/usr/bin/python3",
            ".py" => InstalledProgram.Require("python3"),
            ".mjs" => InstalledProgram.Require("node"),
            _ => InstalledProgram.Require("php"),
        };
        RequireClient(program);
        return [interpreter, Path.Combine(Folder, program), .. arguments];
    }

    private static Dictionary<string, string> Environment(int port) =>
        new() { ["MASTERDATA_REDIS"] = $"127.0.0.1:{port}" };

    // An interpreter without its client for Redis is as good as none.
    private static void RequireClient(string program)
    {
        var client = Path.GetExtension(program) switch
        {
            ".sh" => InstalledProgram.Require("redis-cli"),
            ".mjs" => Path.Combine(BuiltProgram.Repository.FullName, "node_modules", "redis", "package.json"),
            ".py" => "/usr/lib/python3/dist-packages/redis/__init__.py",
            _ => Directory.Exists("/usr/lib/php")
                ? Directory.EnumerateFiles("/usr/lib/php", "redis.so", SearchOption.AllDirectories).FirstOrDefault()
                : null,
        };
        if (!File.Exists(client))
        {
            InstalledProgram.Refuse($"The Redis client that {program} needs is not installed.");
        }
    }
}
