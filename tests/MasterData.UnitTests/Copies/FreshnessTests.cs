using MasterData.Client.Copies;
using MasterData.Client.Copies.Streams;
using Microsoft.Extensions.Time.Testing;

namespace MasterData.UnitTests.Copies;

/// <summary>A copy is as fresh as what the server said, not as when it was heard.</summary>
public sealed class FreshnessTests
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(15);
    private static readonly DateTimeOffset Server = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _time = new();
    private readonly Freshness _freshness;

    public FreshnessTests() => _freshness = new(_time, StaleAfter);

    [Fact]
    public void Bookmarks_ThatComeAtOnce_KeepItLive()
    {
        Connect(Server);
        for (var second = 5; second < 60; second += 5)
        {
            Pass(5);
            Bookmark(second);

            Assert.Equal((CopyState.Live, TimeSpan.Zero), (_freshness.Of(true), _freshness.Age));
        }
    }

    [Fact]
    public void Bookmarks_HeldBackByTheLine_AreAsOldAsTheyAre()
    {
        Connect(Server);
        Bookmark(0);
        Pass(40);

        Bookmark(5);
        Assert.Equal((CopyState.Stale, TimeSpan.FromSeconds(35)), (_freshness.Of(true), _freshness.Age));
        Bookmark(40);
        Assert.Equal((CopyState.Live, TimeSpan.Zero), (_freshness.Of(true), _freshness.Age));
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public void Clock_OfTheServerThatIsSet_DoesNotMakeItStale(int seconds)
    {
        Connect(Server);
        Pass(5);
        Bookmark(5);

        Pass(5);
        Bookmark(10 + seconds);
        Assert.Equal(CopyState.Live, _freshness.Of(true));

        Pass(5);
        Bookmark(15 + seconds);
        Assert.Equal((CopyState.Live, TimeSpan.Zero), (_freshness.Of(true), _freshness.Age));
    }

    [Fact]
    public void Server_ThatSaysNoTime_IsTakenAtItsWord()
    {
        Connect(null);
        Pass(60);
        _freshness.Bookmark(true, null);

        Assert.Equal((CopyState.Live, TimeSpan.Zero), (_freshness.Of(true), _freshness.Age));
    }

    [Fact]
    public void Stream_OfAnotherServer_IsMeasuredByItsOwnClock()
    {
        Connect(Server);
        Pass(5);
        Bookmark(5);
        _freshness.Lost();

        Connect(Server.AddHours(-7));
        Pass(5);
        _freshness.Bookmark(true, Server.AddHours(-7).AddSeconds(5));

        Assert.Equal((CopyState.Live, TimeSpan.Zero), (_freshness.Of(true), _freshness.Age));
    }

    [Fact]
    public void FirstMessages_HeldBackByTheLine_AreAsOldAsTheQuestion()
    {
        _freshness.Asked();
        Pass(20);
        _freshness.Connected(Server);
        Bookmark(1);
        Assert.Equal((CopyState.Stale, TimeSpan.FromSeconds(19)), (_freshness.Of(true), _freshness.Age));

        Pass(5);
        Bookmark(25);
        Assert.Equal((CopyState.Live, TimeSpan.Zero), (_freshness.Of(true), _freshness.Age));
    }

    [Fact]
    public void Server_ThatIsSlowToAnswer_LooksSlowForAWhileOnly()
    {
        _freshness.Asked();
        Pass(20);
        _freshness.Connected(Server.AddSeconds(20));
        for (var second = 25; second <= 50; second += 5)
        {
            Pass(5);
            Bookmark(second);
            Assert.Equal((CopyState.Stale, TimeSpan.FromSeconds(20)), (_freshness.Of(true), _freshness.Age));
        }

        Pass(5);
        Bookmark(55);
        Assert.Equal((CopyState.Live, TimeSpan.Zero), (_freshness.Of(true), _freshness.Age));
    }

    [Fact]
    public void Redis_ThatIsFollowed_MakesNothingLiveAndNothingFresher()
    {
        Connect(Server);
        Bookmark(0);
        _freshness.Lost();
        Pass(10);
        Assert.Equal(CopyState.CatchingUp, _freshness.Of(true, followsRedis: true));

        Pass(10);

        Assert.Equal(
            (CopyState.Stale, TimeSpan.FromSeconds(20)), (_freshness.Of(true, followsRedis: true), _freshness.Age));
        Assert.Equal(CopyState.Offline, _freshness.Of(true, followsRedis: false));
        Assert.Equal(CopyState.Initializing, _freshness.Of(false, followsRedis: true));
    }

    private void Connect(DateTimeOffset? serverTime)
    {
        _freshness.Asked();
        _freshness.Connected(serverTime);
    }

    private void Bookmark(int second) => _freshness.Bookmark(true, Server.AddSeconds(second));

    private void Pass(int seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));
}
