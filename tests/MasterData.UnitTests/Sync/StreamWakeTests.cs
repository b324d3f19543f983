using MasterData.Core.Following;
using MasterData.Server.Sync;
using Microsoft.Extensions.Time.Testing;

namespace MasterData.UnitTests.Sync;

public sealed class StreamWakeTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly CatalogMemory _memory = new();
    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _leave = new();

    public void Dispose()
    {
        _stop.Dispose();
        _leave.Dispose();
    }

    [Fact]
    public async Task Wake_ComesAtTheMomentAndNotBefore()
    {
        using var wake = Create();
        var wait = Wait(wake);

        _time.Advance(Moment - TimeSpan.FromMilliseconds(1));
        Assert.False(wait.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await wait;
    }

    [Fact]
    public async Task Wake_ByAPulse_LeavesTheMomentAsItWasSet()
    {
        using var wake = Create();
        var since = _time.GetTimestamp();
        var first = Wait(wake, since);
        _time.Advance(Moment / 2);
        Pulse();
        await first;

        var second = Wait(wake, since);
        Assert.False(second.IsCompleted);
        _time.Advance(Moment / 2);

        await second;
    }

    [Fact]
    public async Task Wake_ThatIsWaitedForUntilLater_DoesNotComeAtTheMomentSetBefore()
    {
        using var wake = Create();
        var first = Wait(wake);
        _time.Advance(Moment / 2);
        Pulse();
        await first;

        var second = Wait(wake);
        for (var half = 0; half < 2; half++)
        {
            Assert.False(second.IsCompleted);
            _time.Advance(Moment / 2);
        }

        await second;
    }

    [Fact]
    public async Task Wake_WaitedForAgain_ComesAgain()
    {
        using var wake = Create();
        for (var round = 0; round < 3; round++)
        {
            var wait = Wait(wake);
            Assert.False(wait.IsCompleted);
            _time.Advance(Moment);
            await wait;
        }
    }

    [Fact]
    public async Task Wake_OfAThousandStreams_ComesToEachAtEveryPulse()
    {
        var wakes = Enumerable.Range(0, 1000).Select(_ => Create()).ToArray();
        try
        {
            for (var round = 0; round < 3; round++)
            {
                var waits = Array.ConvertAll(wakes, Wait);
                Assert.All(waits, wait => Assert.False(wait.IsCompleted));
                Pulse();
                await Task.WhenAll(waits);
            }
        }
        finally
        {
            Array.ForEach(wakes, wake => wake.Dispose());
        }
    }

    [Fact]
    public async Task Wake_ByAPulseWhileNobodyWaits_ComesAtTheNextWait()
    {
        using var wake = Create();
        var heard = new TaskCompletionSource();
        using var last = _memory.OnPulse(heard.SetResult);
        Pulse();
        await heard.Task.WaitAsync(Deadline, TestContext.Current.CancellationToken);

        await Wait(wake);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Wake_ComesAtOnceWhenTheServerStopsOrTheCallerLeaves(bool stops)
    {
        using var wake = Create();
        var wait = Wait(wake);

        await (stops ? _stop : _leave).CancelAsync();

        await wait;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Wake_WaitedForAfterTheServerStoppedOrTheCallerLeft_IsThereAtOnce(bool stops)
    {
        using var wake = Create();
        await (stops ? _stop : _leave).CancelAsync();

        await Wait(wake);
    }

    [Fact]
    public async Task Wake_WhoseMomentHasPassedBeforeItIsWaitedFor_IsThereAtOnce()
    {
        using var wake = Create();
        var since = _time.GetTimestamp();
        _time.Advance(Moment);

        await wake.WaitAsync(since, Moment).AsTask().WaitAsync(Deadline, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task OnPulse_Disposed_IsNoLongerCalled()
    {
        var calls = 0;
        var heard = new TaskCompletionSource();
        _memory.OnPulse(() => Interlocked.Increment(ref calls)).Dispose();
        using var other = _memory.OnPulse(heard.SetResult);

        Pulse();
        await heard.Task.WaitAsync(Deadline, TestContext.Current.CancellationToken);

        Assert.Equal(0, Volatile.Read(ref calls));
    }

    // Whether the database can be reached is a change that needs no catalog.
    private void Pulse() => _memory.AuthorityUnreachable = !_memory.AuthorityUnreachable;

    private Task Wait(StreamWake wake) => Wait(wake, _time.GetTimestamp());

    private static Task Wait(StreamWake wake, long since) =>
        wake.WaitAsync(since, Moment).AsTask().WaitAsync(Deadline, TestContext.Current.CancellationToken);

    private StreamWake Create() => new(_memory, _time, _stop.Token, _leave.Token);
}
