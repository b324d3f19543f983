using System.Net;
using MasterData.Server.Hosting;
using MasterData.Server.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace MasterData.UnitTests.Requests;

public sealed class CallersTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Rate_BeyondItsLimit_IsRefusedUntilTheNextSecond()
    {
        var rate = new CallRate(3, _time);

        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => rate.TryTake()));
        Assert.True(rate.IsSpent);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(rate.IsSpent);
        Assert.True(rate.TryTake());
    }

    [Theory]
    [InlineData("10.0.0.1", "1.2.3.4", "10.0.0.1")] // not a proxy: what it says of others is not believed
    [InlineData("10.0.0.9", "1.2.3.4", "1.2.3.4")]
    [InlineData("10.0.0.9", "6.6.6.6, 1.2.3.4, 10.0.0.9", "1.2.3.4")]
    [InlineData("10.0.0.9", "nonsense", "10.0.0.9")]
    [InlineData("10.0.0.9", "", "10.0.0.9")]
    [InlineData("::ffff:10.0.0.1", "", "10.0.0.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::")]
    public void Address_OfACall_IsTheLastThatCanBeBelieved(string remote, string forwarded, string expected)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(remote);
        context.Request.Headers["X-Forwarded-For"] = forwarded;

        var address = CallerAddress.Of(context, new HashSet<IPAddress> { IPAddress.Parse("10.0.0.9") });

        Assert.Equal(IPAddress.Parse(expected), address);
    }

    [Fact]
    public void Strangers_MoreThanAreRemembered_ShareWhatOneMayDo()
    {
        var callers = new Callers(new() { CallsPerSecondWithoutKey = 1_000 }, _time);
        var strangers = Enumerable.Range(0, 30_000).Select(at =>
        {
            var context = new DefaultHttpContext();
            context.Connection.RemoteIpAddress = new IPAddress(0x0A000000L + at);
            var stranger = callers.StrangerOf(context);
            stranger.Calls.TryTake();
            return stranger;
        }).ToList();

        Assert.Equal(20_001, strangers.Distinct().Count());
    }

    [Fact]
    public void Budget_OfOnePrincipal_LeavesRoomForOthers()
    {
        const long MiB = 1024 * 1024;
        var budget = new BodyBudget(new LimitSettings { RequestMiBPerPrincipal = 2, RequestMiB = 3 });

        budget.Take("greedy", 2 * MiB);

        Assert.Throws<MasterData.Errors.MasterDataException>(() => budget.Take("greedy", 1));
        budget.Take("other", MiB);
        Assert.Throws<MasterData.Errors.MasterDataException>(() => budget.Take("third", 1));
        budget.Return("greedy", 2 * MiB);
        budget.Return("other", MiB);
        Assert.Equal(0, budget.InWork);
    }
}
