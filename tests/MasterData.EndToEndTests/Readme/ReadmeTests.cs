using MasterData.Testing;

namespace MasterData.EndToEndTests.Readme;

/// <summary>What the README promises, typed as it stands.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task Tour_TypedAsItStands_ShowsWhatTheReadmeSays()
    {
        InstalledProgram.Require("redis-cli");
        var cancellationToken = TestContext.Current.CancellationToken;
        var steps = ReadmeSteps.Of("README.md");
        await using var server = new ReadmeServer(steps[0]);
        await server.WaitAsync(cancellationToken);

        // Block 1 is `dotnet test`, which is what runs here.
        await using var terminal = new ReadmeTerminal([.. steps.Skip(2)], server.Environment);
        await ReadAsync(terminal, cancellationToken);
        await PublishAsync(terminal, cancellationToken);
        await ReadAgainAsync(terminal, cancellationToken);
    }

    [Fact]
    public void Commands_InTheReadme_AreThePromisedOnes()
    {
        var steps = ReadmeSteps.Of("README.md");

        Assert.Equal("dotnet run --project src/MasterData.Server -- --demo\n", steps[0]);
        Assert.Equal("dotnet test\n", steps[1]);
    }

    [Fact]
    public void VietnameseReadme_HasTheSameCommands() =>
        Assert.Equal(ReadmeSteps.Of("README.md"), ReadmeSteps.Of("README.vi.md"));

    private static async Task ReadAsync(ReadmeTerminal terminal, CancellationToken cancellationToken)
    {
        var catalogs = string.Join('\n', await terminal.TypeAsync(cancellationToken));
        Assert.All(["admin-units", "agencies", "budget-units"], catalog => Assert.Contains(
            catalog, catalogs, StringComparison.Ordinal));

        Assert.Equal(
            [
                "20656,Xã Quế Trung,xa,3,509,,2008-04-23,20656@",
                "20656,Xã Quế Trung,xa,3,519,2008-04-23,2023-04-10,20656@",
                "20656,Thị trấn Trung Phước,thi-tran,3,519,2023-04-10,2025-01-01,20656@",
                "20656,Thị trấn Trung Phước,thi-tran,3,509,2025-01-01,2025-07-01,20656@",
                "20656,Xã Nông Sơn,xa,2,48,2025-07-01,,20656@2025-07-01",
            ],
            (await terminal.TypeAsync(cancellationToken)).Where(IsItem));
        Assert.Equal(5, (await terminal.TypeAsync(cancellationToken)).Count(IsItem));
    }

    private static async Task PublishAsync(ReadmeTerminal terminal, CancellationToken cancellationToken)
    {
        await terminal.TypeAsync(cancellationToken);
        await SeesAsync(() => terminal.Error, "Watching, from version: admin-units 1", cancellationToken);

        Assert.Contains("changed,20656,,,", await terminal.TypeAsync(cancellationToken));

        await terminal.TypeAsync(cancellationToken);
        await SeesAsync(() => terminal.Output, "\"from\":1,\"to\":2", cancellationToken);
    }

    private static async Task ReadAgainAsync(ReadmeTerminal terminal, CancellationToken cancellationToken)
    {
        Assert.Equal(
            [
                "20656,Xã Nông Sơn,xa,2,48,2025-07-01,2027-01-01,20656@2025-07-01",
                "20656,Phường Nông Sơn,phuong,2,48,2027-01-01,,20656@2025-07-01",
                "20656,Xã Nông Sơn,xa,2,48,2025-07-01,,20656@2025-07-01",
            ],
            (await terminal.TypeAsync(cancellationToken)).Where(IsItem));

        var redis = await terminal.TypeAsync(cancellationToken);
        Assert.Contains("\"version\":2", redis[0], StringComparison.Ordinal);
        Assert.Contains("Phường Nông Sơn", redis[1], StringComparison.Ordinal);
        Assert.EndsWith("|2", redis[3], StringComparison.Ordinal);

        await terminal.TypeAsync(cancellationToken);
    }

    private static bool IsItem(string line) => line.StartsWith("20656,", StringComparison.Ordinal);

    private static Task SeesAsync(
        Func<IReadOnlyList<string>> lines, string text, CancellationToken cancellationToken) => Eventually.HoldsAsync(
            () => lines().Any(line => line.Contains(text, StringComparison.Ordinal)),
            TimeSpan.FromSeconds(60),
            cancellationToken);
}
