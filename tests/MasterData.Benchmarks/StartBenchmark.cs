using System.Diagnostics;
using System.Globalization;
using MasterData.Testing;

namespace MasterData.Benchmarks;

/// <summary>Seeding the three catalogs, starting on a seeded database, and what stays in memory afterwards.</summary>
internal static class StartBenchmark
{
    public static async Task RunAsync()
    {
        await using var server = new MasterDataServerProcess();
        var first = await TimeAsync(() => server.InitializeAsync().AsTask());
        var later = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            await server.TerminateAsync(CancellationToken.None);
            later.Add(await TimeAsync(server.StartAsync));
        }

        Bench.Figure("seed-three-catalogs", first - Bench.Median(later), "s", "<=15s");
        Bench.Figure("start-to-ready", Bench.Median(later), "s", "<=3s");
        Bench.Figure("resident-memory", ResidentMegabytes(server.Program.Id), "MB", "<=350MB");
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double ResidentMegabytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(
            line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
