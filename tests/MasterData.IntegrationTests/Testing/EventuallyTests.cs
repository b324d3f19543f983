using MasterData.Testing;
using Xunit.Sdk;

namespace MasterData.IntegrationTests.Testing;

public sealed class EventuallyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Eventually_ConditionThatComesTrue_ReturnsTheAnswer()
    {
        var asked = 0;

        var answer = await Eventually.HoldsAsync(
            () => ++asked, count => count is 3, cancellationToken: Cancellation);

        Assert.Equal(3, answer);
    }

    [Fact]
    public async Task Eventually_ConditionThatNeverHolds_FailsWithTheLastAnswer()
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => Eventually.HoldsAsync(
            () => "still red", color => color is "green", TimeSpan.FromMilliseconds(60), Cancellation));

        Assert.Contains("still red", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eventually_ProbeThatThrows_IsAskedAgain()
    {
        var asked = 0;

        await Eventually.SucceedsAsync(
            () => ArgumentOutOfRangeException.ThrowIfLessThan(++asked, 3), cancellationToken: Cancellation);

        Assert.Equal(3, asked);
    }
}
