using MasterData.Core.Authority;
using MasterData.Core.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>Authorities that tests know: ours, and one that writes where it should not.</summary>
internal static class Authorities
{
    public static AuthorityIdentity Ours { get; } = Make('a');

    public static AuthorityIdentity Other { get; } = Make('b');

    public static HeadSeal Seal { get; } = new(Ours);

    private static AuthorityIdentity Make(char digit)
    {
        var identity = new AuthorityIdentity();
        identity.Load(new()
        {
            Id = new(digit, 32),
            MacKey = [.. Enumerable.Repeat((byte)digit, 32)],
            CreatedAt = default,
        });
        return identity;
    }
}
