using MasterData.Core.Access;
using MasterData.Core.Requests;
using MasterData.Errors;

namespace MasterData.UnitTests.Requests;

public sealed class CostlyWorkTests : IDisposable
{
    private static readonly Actor Greedy = new("greedy", []);
    private static readonly Actor Other = new("other", []);

    private readonly CostlyWork _work = new(places: 2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _work.Dispose();

    [Fact]
    public async Task Principal_ThatAsksForMany_DoesOneAtATimeAndHoldsUpNobody()
    {
        var first = await _work.EnterAsync(Greedy, Cancellation);
        var line = Enumerable.Range(0, 10).Select(_ => _work.EnterAsync(Greedy, Cancellation)).ToList();

        using var other = await _work.EnterAsync(Other, Cancellation);

        Assert.All(line, waits => Assert.False(waits.IsCompleted));
        first.Dispose();
        foreach (var waits in line)
        {
            (await waits).Dispose();
        }
    }

    [Fact]
    public async Task Principal_WithTooManyThatWait_IsToldWhenToTryAgain()
    {
        using var first = await _work.EnterAsync(Greedy, Cancellation);
        using var leaves = new CancellationTokenSource();
        var line = Enumerable.Range(0, CostlyWork.MaxWaiting).Select(
            _ => _work.EnterAsync(Greedy, leaves.Token)).ToList();

        var refusal = await Assert.ThrowsAsync<MasterDataException>(() => _work.EnterAsync(Greedy, Cancellation));

        Assert.Equal(ErrorReason.TooManyRequests, refusal.Reason);
        Assert.Equal("1", refusal.Metadata[RequestErrors.RetryAfter]);
        await leaves.CancelAsync();
        foreach (var waits in line)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits);
        }
    }
}
