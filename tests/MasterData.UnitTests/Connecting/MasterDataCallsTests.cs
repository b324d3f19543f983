using Grpc.Core;
using MasterData.Client.Connecting;
using MasterData.Client.Errors;

namespace MasterData.UnitTests.Connecting;

public sealed class MasterDataCallsTests : IDisposable
{
    private readonly MasterDataChannel _channel =
        MasterDataChannel.Open(new("http://127.0.0.1:1"), MasterDataCredentials.None);

    private int _attempts;

    public void Dispose() => _channel.Dispose();

    [Fact]
    public async Task Call_ThatDidNotReachTheServer_IsMadeOnceMore()
    {
        var answer = await CallAsync(failures: 1, StatusCode.Unavailable, TestContext.Current.CancellationToken);

        Assert.Equal((2, "done"), (_attempts, answer));
    }

    [Theory]
    [InlineData(2, StatusCode.Unavailable, 2)]
    [InlineData(1, StatusCode.Aborted, 1)]
    [InlineData(1, StatusCode.DeadlineExceeded, 1)]
    [InlineData(1, StatusCode.Cancelled, 1)]
    public async Task Call_ThatFailsAgainOrOtherwise_IsNotRepeatedAndSaysWhy(
        int failures, StatusCode status, int expected)
    {
        var refusal = await Assert.ThrowsAsync<MasterDataCallException>(
            () => CallAsync(failures, status, TestContext.Current.CancellationToken));

        Assert.Equal((expected, status, "no"), (_attempts, refusal.Error.Status, refusal.Error.Message));
        Assert.Equal(status, refusal.StatusCode);
    }

    [Theory]
    [InlineData(StatusCode.Cancelled)]
    [InlineData(StatusCode.Unavailable)]
    public async Task Call_EndedByItsToken_IsCanceledAndNotRepeated(StatusCode status)
    {
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CallAsync(failures: 1, status, canceled.Token));

        Assert.Equal(1, _attempts);
    }

    private Task<string> CallAsync(int failures, StatusCode status, CancellationToken cancellationToken) =>
        new MasterDataCalls(_channel).CallAsync(
            options =>
            {
                Assert.NotNull(options.Deadline);
                return Answer(_attempts++ < failures ? new RpcException(new Status(status, "no")) : null);
            },
            cancellationToken);

    private static AsyncUnaryCall<string> Answer(RpcException? failure) => new(
        failure is null ? Task.FromResult("done") : Task.FromException<string>(failure),
        Task.FromResult(new Metadata()),
        () => Status.DefaultSuccess,
        () => [],
        () => { });
}
