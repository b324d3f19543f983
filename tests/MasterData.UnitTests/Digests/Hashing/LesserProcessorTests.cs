using MasterData.Testing;

namespace MasterData.UnitTests.Digests.Hashing;

/// <summary>Processors that have fewer instructions than this one: the runtime is told not to use them.</summary>
public sealed class LesserProcessorTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX512", nameof(EightLanesTests))]
    [InlineData("DOTNET_EnableAVX512", nameof(HashBatchTests))]
    [InlineData("DOTNET_EnableAVX2", nameof(HashBatchTests))]
    public async Task Hash_WithFewerInstructions_IsTheSame(string instructions, string tests)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "MasterData.UnitTests.dll");

        var run = await RunningProgram.RunAsync(
            ["dotnet", program, "-class", $"{typeof(LesserProcessorTests).Namespace}.{tests}"],
            new Dictionary<string, string> { [instructions] = "0" },
            cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(run.ExitCode is 0, run.Output + run.Error);
        Assert.Contains("Total: 6,", run.Output, StringComparison.Ordinal);
    }
}
