using MasterData.Core.Access;
using Microsoft.Extensions.Time.Testing;

namespace MasterData.IntegrationTests.Access;

/// <summary>What a server believes of keys when the database cannot be asked.</summary>
public sealed class KeyMemoryTests
{
    private static readonly Actor An = new("an", [new(Role.Reader, Grant.Everywhere)]);

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());
    private readonly KeyCache _cache;

    public KeyMemoryTests() => _cache = new(_clock);

    private DateTimeOffset Tomorrow => _clock.GetUtcNow().AddDays(1);

    [Fact]
    public void Keep_KeyThatTheDatabaseConfirmed_IsBelieved()
    {
        _cache.Add(_cache.BeginLook(), "secret", An, Tomorrow);
        _clock.Advance(KeyCache.Moment);

        Assert.Equal(An, _cache.Keep("secret"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Keep_KeyThatTheDatabaseRefused_IsNobody(bool revoked)
    {
        _cache.Add(_cache.BeginLook(), "secret", An, Tomorrow);

        _cache.Refuse("secret", revoked);

        Assert.Null(_cache.Find("secret"));
        Assert.Null(_cache.Keep("secret"));
    }

    [Fact]
    public void Keep_RevokedKeyOfALookThatWasOvertaken_IsNobody()
    {
        var look = _cache.BeginLook();
        _cache.Refuse("secret", revoked: true);

        _cache.Add(look, "secret", An, Tomorrow);

        Assert.True(_cache.IsRevoked("secret"));
        Assert.Null(_cache.Keep("secret"));
    }

    [Fact]
    public void Keep_LookThatBeganBeforeAChangeHere_IsNobody()
    {
        var look = _cache.BeginLook();
        _cache.Clear();

        _cache.Add(look, "secret", An, Tomorrow);

        Assert.Null(_cache.Keep("secret"));
    }

    [Fact]
    public void Keep_LookThatBeganBeforeAnother_DoesNotBringGrantsBack()
    {
        var earlier = _cache.BeginLook();
        var later = _cache.BeginLook();
        var without = An with { Grants = [] };
        _cache.Add(later, "secret", without, Tomorrow);

        _cache.Add(earlier, "secret", An, Tomorrow);

        Assert.Equal(without, _cache.Keep("secret"));
    }
}
