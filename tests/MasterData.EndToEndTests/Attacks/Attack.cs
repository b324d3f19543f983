using System.Diagnostics;
using System.Globalization;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Attacks;

/// <summary>Runs one attack beside an honest reader, and prints a line: tried, happened, pass or fail.</summary>
/// <remarks>The line is also added to the file that MASTERDATA_ATTACKS_REPORT names.</remarks>
internal sealed class Attack(MasterDataServerProcess server, ITestOutputHelper output)
{
    private const long MiB = 1024 * 1024;
    private const long MaxGrowth = 300 * MiB;
    private const string ReportName = "MASTERDATA_ATTACKS_REPORT";

    private static readonly TimeSpan Baseline = TimeSpan.FromSeconds(1);

    // The attackers of a test run in its own process, on the same processors as the honest reader.
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs it.</summary>
    /// <param name="tried">The attack, in a few words.</param>
    /// <param name="attack">Does it, and says what happened; what must not happen it asserts itself.</param>
    public async Task RunAsync(string tried, Func<Task<string>> attack)
    {
        using var honest = new HonestReader(server.GrpcAddress, server.ReadDemo().Keys["consumer"]);
        using var stop = new CancellationTokenSource();
        var idle = Memory();
        var before = await AloneAsync(honest);
        var reading = honest.RunAsync(stop.Token);
        var peak = PeakAsync(stop.Token);
        string happened;
        try
        {
            happened = await attack();
        }
        catch (Exception fault)
        {
            await EndAsync();
            Report(tried, $"failed: {fault.Message.ReplaceLineEndings(" ")}", isPassed: false);
            throw;
        }

        await EndAsync();
        var growth = await peak - idle;
        var limit = before * 10 > Noise ? before * 10 : Noise;
        var isPassed = honest.Errors is [] && honest.P99 <= limit && growth <= MaxGrowth;
        Report(
            tried,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{happened}; memory +{growth / MiB} MB; honest p99 {honest.P99.TotalMilliseconds:0.0} ms, alone "
                + $"{before.TotalMilliseconds:0.0} ms, {honest.Answers} answers, {honest.Errors.Count} errors"),
            isPassed);
        Assert.Empty(honest.Errors);
        Assert.InRange(growth, long.MinValue, MaxGrowth);
        Assert.InRange(honest.P99, TimeSpan.Zero, limit);

        async Task EndAsync()
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task<TimeSpan> AloneAsync(HonestReader honest)
    {
        using var stop = new CancellationTokenSource(Baseline);
        await honest.RunAsync(stop.Token);
        var p99 = honest.P99;
        honest.Reset();
        return p99;
    }

    private async Task<long> PeakAsync(CancellationToken cancellationToken)
    {
        var peak = 0L;
        while (!cancellationToken.IsCancellationRequested)
        {
            peak = Math.Max(peak, Memory());
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return peak;
    }

    private long Memory()
    {
        using var process = Process.GetProcessById(server.Program.Id);
        return process.WorkingSet64;
    }

    private void Report(string tried, string happened, bool isPassed)
    {
        var line = $"{tried} | {happened} | {(isPassed ? "pass" : "fail")}";
        output.WriteLine(line);
        if (Environment.GetEnvironmentVariable(ReportName) is { Length: > 0 } file)
        {
            File.AppendAllText(file, line + "\n");
        }
    }
}
