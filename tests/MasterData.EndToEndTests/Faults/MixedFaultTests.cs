using System.Globalization;
using System.Security.Cryptography;

namespace MasterData.EndToEndTests.Faults;

/// <summary>All faults mixed, at random, and the recorded history judged by ten validators.</summary>
/// <remarks>
/// MASTERDATA_FAULT_SECONDS sets how long (default 12; `scripts/faults.sh --minutes N`), MASTERDATA_SEED repeats the
/// choice of faults. A history that breaks a promise is kept in MASTERDATA_ARTIFACTS, or in the temporary folder.
/// </remarks>
public sealed class MixedFaultTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Faults_Mixed_BreakNoPromise(bool isPostgres)
    {
        var seconds = Number("MASTERDATA_FAULT_SECONDS") ?? 12;
        var seed = Number("MASTERDATA_SEED") ?? RandomNumberGenerator.GetInt32(int.MaxValue - 1);
        output.WriteLine(
            $"{(isPostgres ? "two servers on PostgreSQL" : "one server on SQLite")}, {seconds} s, seed {seed}");
        await using var run = new FaultRun(isPostgres);
        var name = $"{seed}-{(isPostgres ? "postgres" : "sqlite")}";
        var broken = await RunAsync(run, seed, TimeSpan.FromSeconds(seconds), name);

        output.WriteLine(
            $"{run.Faults} faults, {run.Published} versions, {run.History.Events.Count} lines of history, "
            + $"{run.Contract.Reads} reads of Redis");
        Assert.True(
            broken.Count is 0,
            string.Join('\n', broken.SelectMany(one => one.Value.Select(line => $"{one.Key}: {line}"))));
        Assert.True(run.ProvesSomething, "The run proved nothing.");
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> RunAsync(
        FaultRun run, int seed, TimeSpan time, string name)
    {
        var isGood = false;
        try
        {
            await run.StartAsync();
            await run.DoFaultsAsync(seed, time);
            var broken = await run.JudgeAsync();
            isGood = broken.Count is 0;
            return broken;
        }
        finally
        {
            if (!isGood)
            {
                var folder = Environment.GetEnvironmentVariable("MASTERDATA_ARTIFACTS") ?? Path.GetTempPath();
                var path = Path.Combine(folder, $"history-{name}.jsonl");
                run.History.Save(path);
                output.WriteLine($"The history is in {path}");
                output.WriteLine(
                    string.Join('\n', run.Cluster.Servers.SelectMany(server => server.Program.OutputLines)));
            }
        }
    }

    private static int? Number(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : null;
}
