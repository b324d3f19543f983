using System.Globalization;
using System.Text.Json;
using MasterData.Core.Audit;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
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
    /// <param name="principal">Whose key: the administrator's own, or that of a principal without any so far.</param>
    /// <param name="grants">
    /// What the principal may do, added to what it may do already; rights to write wait for a second administrator.
    /// </param>
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
                await DemandOwnOrNewAsync(db, actor, principal, cancellationToken);
                var pending = await GrantAsync(db, actor, principal, grants, now, cancellationToken);
                var (key, secret) = db.AddKey(principal, validDays is 0 ? AccessStore.MostDays : validDays, now);
                db.Audit(actor, Action, ResourceName.OfKey(key.Id), $"principal={principal} grants={granted}", now);
                var waiting = pending.Select(waits => waits.Grant).ToList();
                var all = (await db.GrantsOfAsync(principal, cancellationToken)).Union(grants.Except(waiting))
                    .OrderBy(grant => grant.Catalog, StringComparer.Ordinal).ThenBy(grant => grant.Role);
                var info = AccessStore.Describe(key, [.. all]);
                var answer = JsonSerializer.Serialize(new Answer(info, [.. pending.Select(PendingGrants.Write)]));
                db.AddRequest(requestId, hash, ResourceName.OfKey(key.Id), now, answer);
                await db.SaveChangesAsync(cancellationToken);
                cache.Clear();
                LogCreated(key.Id, principal, actor.Id);
                return new IssuedKey(info, secret, pending);
            },
            (_, done) =>
            {
                var first = JsonSerializer.Deserialize<Answer>(done.Answer)!;
                return Task.FromResult(new IssuedKey(
                    first.Key, Secret: "", [.. first.Pending.Select(waits => PendingGrants.Read(waits)!)]));
            },
            cancellationToken);
    }

    // Another key of somebody would let its maker act in that name.
    private static async Task DemandOwnOrNewAsync(
        MasterDataContext db, Actor actor, string principal, CancellationToken cancellationToken)
    {
        if (principal != actor.Id
            && await db.Set<ApiKey>().AnyAsync(key => key.Principal == principal, cancellationToken))
        {
            throw AccessErrors.PrincipalExists(principal);
        }
    }

    private async Task<List<PendingGrant>> GrantAsync(
        MasterDataContext db,
        Actor actor,
        string principal,
        IReadOnlyList<Grant> grants,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var pending = new List<PendingGrant>();
        var present = await db.GrantsOfAsync(principal, cancellationToken);
        await db.TouchAccessAsync(cancellationToken);
        foreach (var grant in grants.Distinct().Except(present))
        {
            var waits = GrantChanges.Waits(GrantChange.Give, grant.Role);
            if (await db.ChangeGrantAsync(
                actor, GrantChange.Give, principal, grant, waits, now, cancellationToken) is { } proposed)
            {
                pending.Add(proposed);
            }
            else if (waits)
            {
                LogAlone(principal, $"{grant.Role}", grant.Catalog, actor.Id);
            }
        }

        return pending;
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

    [LoggerMessage(
        LogLevel.Warning, "{Principal} became {Role} of {Catalog} by {Actor} alone: there is no second administrator")]
    private partial void LogAlone(string principal, string role, string catalog, string actor);

    [LoggerMessage(LogLevel.Information, "Key {Key} of {Principal} was made by {Actor}")]
    private partial void LogCreated(string key, string principal, string actor);

    private sealed record Answer(KeyInfo Key, string[] Pending);
}
