using Grpc.Core;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;
using MasterData.Cli.Output;
using MasterData.Client.Connecting;

namespace MasterData.UnitTests.Cli;

public sealed class SessionTests
{
    [Fact]
    public async Task Call_ThatDidNotReachTheServer_IsMadeOnceMore()
    {
        var (attempts, answer) = await CallAsync(failures: 1, StatusCode.Unavailable);

        Assert.Equal((2, "done"), (attempts, answer));
    }

    [Theory]
    [InlineData(2, StatusCode.Unavailable, 2)]
    [InlineData(1, StatusCode.Aborted, 1)]
    [InlineData(1, StatusCode.DeadlineExceeded, 1)]
    public async Task Call_ThatFailsAgainOrOtherwise_IsNotRepeated(int failures, StatusCode status, int expected)
    {
        var (attempts, answer) = await CallAsync(failures, status);

        Assert.Equal((expected, $"{status}"), (attempts, answer));
    }

    private static async Task<(int Attempts, string Answer)> CallAsync(int failures, StatusCode status)
    {
        var attempts = 0;
        var surroundings = new Surroundings { Output = TextWriter.Null, Error = TextWriter.Null, Variable = _ => null };
        using var session = new Session(
            new Target(new Uri("http://127.0.0.1:1"), MasterDataCredentials.None),
            OutputFormat.Json,
            surroundings,
            Language.English);
        try
        {
            var answer = await session.CallAsync(
                options =>
                {
                    Assert.NotNull(options.Deadline);
                    return Answer(attempts++ < failures ? new RpcException(new Status(status, "")) : null);
                },
                TestContext.Current.CancellationToken);
            return (attempts, answer);
        }
        catch (RpcException failure)
        {
            return (attempts, $"{failure.StatusCode}");
        }
    }

    private static AsyncUnaryCall<string> Answer(RpcException? failure) => new(
        failure is null ? Task.FromResult("done") : Task.FromException<string>(failure),
        Task.FromResult(new Metadata()),
        () => Status.DefaultSuccess,
        () => [],
        () => { });
}
