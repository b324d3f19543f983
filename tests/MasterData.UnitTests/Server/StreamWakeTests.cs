using MasterData.Server.Sync;
using Microsoft.Extensions.Time.Testing;

namespace MasterData.UnitTests.Server;

public sealed class StreamWakeTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(3);

    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _leave = new();

    public void Dispose()
    {
        _stop.Dispose();
        _leave.Dispose();
    }

    [Fact]
    public void Wake_ComesAtTheMomentAndNotBefore()
    {
        using var wake = Create();
        wake.SetIn(Moment);

        _time.Advance(Moment - TimeSpan.FromMilliseconds(1));
        Assert.False(wake.Task.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(wake.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public void Wake_SetAgainBeforeItCame_StaysAtTheFirstMoment()
    {
        using var wake = Create();
        wake.SetIn(Moment);
        _time.Advance(Moment / 2);

        wake.SetIn(Moment);
        _time.Advance(Moment / 2);

        Assert.True(wake.Task.IsCompletedSuccessfully);
    }

    [Fact]
    public void Wake_SetAgainAfterItCame_ComesAgain()
    {
        using var wake = Create();
        for (var round = 0; round < 3; round++)
        {
            wake.SetIn(Moment);
            Assert.False(wake.Task.IsCompleted);
            _time.Advance(Moment);
            Assert.True(wake.Task.IsCompletedSuccessfully);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Wake_ComesAtOnceWhenTheServerStopsOrTheCallerLeaves(bool stops)
    {
        using var wake = Create();
        wake.SetIn(Moment);

        (stops ? _stop : _leave).Cancel();

        Assert.True(wake.Task.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Wake_SetAfterTheServerStoppedOrTheCallerLeft_IsThereAtOnce(bool stops)
    {
        using var wake = Create();
        wake.SetIn(Moment);
        _time.Advance(Moment);
        (stops ? _stop : _leave).Cancel();

        wake.SetIn(Moment);

        Assert.True(wake.Task.IsCompletedSuccessfully);
    }

    private StreamWake Create() => new(_time, _stop.Token, _leave.Token);
}
