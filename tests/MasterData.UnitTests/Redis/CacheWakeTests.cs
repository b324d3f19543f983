using MasterData.Core.Following;
using MasterData.Core.Redis;
using MasterData.Testing;
using Microsoft.Extensions.Time.Testing;

namespace MasterData.UnitTests.Redis;

public sealed class CacheWakeTests
{
    private static readonly TimeSpan Little = TimeSpan.FromMilliseconds(20);

    private readonly CatalogMemory _memory = new();
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task News_AfterAQuietMoment_EndTheWaitAtOnce()
    {
        var wake = new CacheWake(_memory, _time);

        var wait = wake.WaitAsync(_memory.Pulse, Cancellation);
        Assert.False(wait.IsCompleted);
        Pulse();

        Assert.True(await wait.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
    }

    [Fact]
    public async Task News_SoonAfterOthers_WaitUntilTheyMayBeTakenTogether()
    {
        var wake = new CacheWake(_memory, _time);
        await NewsAsync(wake).WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        var first = _time.GetTimestamp();
        var second = NewsAsync(wake);
        while (!second.IsCompleted && _time.GetElapsedTime(first) < CacheWake.BetweenNews - Little)
        {
            _time.Advance(Little);
            await Task.Delay(Little, TimeProvider.System, Cancellation);
        }

        Assert.False(second.IsCompleted);
        await Eventually.HoldsAsync(
            () =>
            {
                _time.Advance(Little);
                return second.IsCompleted;
            },
            cancellationToken: Cancellation);
        Assert.True(await second);
    }

    private Task<bool> NewsAsync(CacheWake wake)
    {
        var seen = _memory.Pulse;
        Pulse();
        return wake.WaitAsync(seen, Cancellation);
    }

    private void Pulse() => _memory.AuthorityUnreachable = !_memory.AuthorityUnreachable;
}
