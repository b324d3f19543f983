using System.Globalization;
using MasterData.Core.Audit;
using MasterData.Core.Requests;
using MasterData.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Access;

/// <summary>Makes an API key; its secret is shown once.</summary>
internal sealed partial class CreateKey(
    WriteOnce writeOnce, KeyCache cache, TimeProvider clock, ILogger<CreateKey> logger)
{
    private const string Action = "key.create";

    /// <summary>Makes it on behalf of an administrator.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="principal">Whose key.</param>
    /// <param name="grants">What the principal may do, added to what it may do already.</param>
    /// <param name="validDays">In how many days it ends; zero: 365, which is also the most.</param>
    /// <param name="requestId">A UUID of the caller's choice; may be empty.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IssuedKey> ExecuteAsync(
        Actor actor,
        string principal,
        IReadOnlyList<Grant> grants,
        int validDays,
        string requestId,
        CancellationToken cancellationToken)
    {
        actor.Demand(Grant.Everywhere, Role.Administrator);
        Check(principal, grants, validDays);

        var granted = string.Join(' ', grants.Select(grant => $"{grant.Role}@{grant.Catalog}"));
        var hash = RequestHash.Of(
            actor, Action, principal, granted, validDays.ToString(CultureInfo.InvariantCulture));
        return await writeOnce.ExecuteAsync(
            requestId,
            hash,
            async db =>
            {
                var now = clock.GetUtcNow();
                var all = await db.AddGrantsAsync(principal, grants, cancellationToken);
                var (key, secret) = db.AddKey(principal, validDays is 0 ? AccessStore.MostDays : validDays, now);
                db.Audit(actor, Action, ResourceName.OfKey(key.Id), $"principal={principal} grants={granted}", now);
                db.AddRequest(requestId, hash, ResourceName.OfKey(key.Id), now);
                await db.SaveChangesAsync(cancellationToken);
                cache.Clear();
                LogCreated(key.Id, principal, actor.Id);
                return new IssuedKey(AccessStore.Describe(key, all), secret);
            },
            async (db, resource) =>
            {
                var id = ResourceName.IdOf(resource);
                var key = await db.Set<ApiKey>().SingleAsync(key => key.Id == id, cancellationToken);
                return new IssuedKey(await db.DescribeAsync(key, cancellationToken), Secret: "");
            },
            cancellationToken);
    }

    private static void Check(string principal, IReadOnlyList<Grant> grants, int validDays)
    {
        var violations = AccessRules.Principal(principal).Concat(AccessRules.Grants(grants)).ToList();
        if (validDays is < 0 or > AccessStore.MostDays)
        {
            violations.Add(AccessRules.Violation(
                "valid_days",
                ViolationReason.ValueType,
                new("Thời hạn không hợp lệ.", "The term is not possible."),
                new("Dùng số ngày từ 1 đến 365, hoặc 0.", "Use 1 to 365 days, or 0.")));
        }

        if (violations.Count > 0)
        {
            throw RequestErrors.InvalidFields(violations);
        }
    }

    [LoggerMessage(LogLevel.Information, "Key {Key} of {Principal} was made by {Actor}")]
    private partial void LogCreated(string key, string principal, string actor);
}
