using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Access;

/// <summary>Says whether a setup token is pending; without one, its method answers as if it did not exist.</summary>
internal sealed class FindSetupToken(MasterDataContextFactory contexts, TimeProvider clock)
{
    // Anybody may ask, without a key: the database is asked once for all of them.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Task<bool> _last = Task.FromResult(false);
    private long _askedAt = long.MinValue;

    /// <summary>Whether there is a token that is neither used nor expired, as known for at most a second.</summary>
    public Task<bool> ExecuteAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_askedAt is long.MinValue || clock.GetElapsedTime(_askedAt) >= Moment)
            {
                (_last, _askedAt) = (AskAsync(), clock.GetTimestamp());
            }

            return _last.WaitAsync(cancellationToken);
        }
    }

    // Asked for all who wait, so no caller's cancellation may end it.
    private async Task<bool> AskAsync()
    {
        var now = clock.GetUtcNow();
        await using var db = contexts.Create();
        return await db.Set<SetupToken>().AnyAsync(token => token.UsedAt == null && token.ExpiresAt > now);
    }
}
