using MasterData.Client.Copies;
using Microsoft.Extensions.Time.Testing;

namespace MasterData.UnitTests.Copies;

/// <summary>When another source may move the copies: only while the server is away.</summary>
public sealed class AbsenceTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Absence _absence;

    public AbsenceTests() => _absence = new(_time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _absence.Dispose();

    [Fact]
    public void Server_ThatMayStillAnswer_IsNotAway()
    {
        Assert.False(May());

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(May());
    }

    [Fact]
    public void Server_ThatCouldNotBeAsked_IsAwayAtOnce()
    {
        _absence.Lost(answered: false);

        Assert.True(May());
    }

    [Fact]
    public void Server_ThatAnswered_LetsNobodyElseMoveACopy()
    {
        _absence.Lost(answered: false);

        _absence.Ended();
        _time.Advance(TimeSpan.FromHours(1));

        Assert.False(May());
    }

    [Fact]
    public void Server_ThatEndsAStream_HasASecondToComeBack()
    {
        _absence.Ended();
        _time.Advance(TimeSpan.FromHours(1));
        _absence.Lost(answered: true);
        Assert.False(May());

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(May());
    }

    [Fact]
    public async Task Absence_EndsItsToken()
    {
        _absence.Lost(answered: false);
        var first = await _absence.BeganAsync(Cancellation);
        _absence.Ended();
        _absence.Lost(answered: false);
        var second = await _absence.BeganAsync(Cancellation);

        Assert.Equal((true, false), (first.IsCancellationRequested, second.IsCancellationRequested));
    }

    private bool May()
    {
        var did = false;
        _absence.Do(() => did = true);
        return did;
    }
}
