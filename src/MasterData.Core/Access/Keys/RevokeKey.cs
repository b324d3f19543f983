using MasterData.Core.Audit;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Access;

/// <summary>Ends an API key.</summary>
internal sealed partial class RevokeKey(
    WriteOnce writeOnce, KeyCache cache, TimeProvider clock, ILogger<RevokeKey> logger)
{
    private const string Action = "key.revoke";

    /// <summary>Ends it on behalf of an administrator; a key that has ended stays ended.</summary>
    public async Task<KeyInfo> ExecuteAsync(
        Actor actor, string key, string requestId, CancellationToken cancellationToken)
    {
        actor.Demand(Grant.Everywhere, Role.Administrator);
        var hash = RequestHash.Of(actor, Action, key);
        return await writeOnce.ExecuteAsync(
            requestId,
            hash,
            async db =>
            {
                var now = clock.GetUtcNow();
                var found = await FindAsync(db, key, cancellationToken);
                found.Revoke(now);
                db.Audit(actor, Action, ResourceName.OfKey(key), $"principal={found.Principal}", now);
                await db.TouchAccessAsync(cancellationToken);
                var answer = await db.DescribeAsync(found, cancellationToken);
                db.AddRequest(requestId, hash, ResourceName.OfKey(key), now, answer.Write());
                await db.SaveChangesAsync(cancellationToken);
                cache.Clear();
                LogRevoked(key, found.Principal, actor.Id);
                return answer;
            },
            (_, done) => Task.FromResult(KeyInfo.Read(done.Answer)),
            cancellationToken);
    }

    private static async Task<ApiKey> FindAsync(
        MasterDataContext db, string id, CancellationToken cancellationToken)
    {
        // A text that is no id is not asked for: PostgreSQL would refuse some as parameters.
        var found = Guid.TryParseExact(id, "N", out _)
            ? await db.Set<ApiKey>().SingleOrDefaultAsync(key => key.Id == id, cancellationToken)
            : null;
        return found ?? throw AccessErrors.KeyNotFound(id);
    }

    [LoggerMessage(LogLevel.Information, "Key {Key} of {Principal} was revoked by {Actor}")]
    private partial void LogRevoked(string key, string principal, string actor);
}
