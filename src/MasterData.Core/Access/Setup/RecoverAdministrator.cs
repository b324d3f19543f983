using MasterData.Core.Audit;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Access;

/// <summary>
/// Makes one principal the only administrator, for somebody who has access to the files of the server.
/// </summary>
internal sealed class RecoverAdministrator(MasterDataContextFactory contexts, TimeProvider clock)
{
    /// <summary>Withdraws the administrators, ends what waits, and makes a key of a new administrator.</summary>
    /// <param name="principal">The id of the administrator, who has had no key so far.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Errors.MasterDataException">INVALID_FIELDS, PRINCIPAL_EXISTS.</exception>
    public async Task<IssuedKey> ExecuteAsync(string principal, CancellationToken cancellationToken)
    {
        if (AccessRules.Principal(principal).ToList() is { Count: > 0 } violations)
        {
            throw RequestErrors.InvalidFields(violations);
        }

        var now = clock.GetUtcNow();
        await using var db = contexts.Create();
        if (await db.Set<ApiKey>().AnyAsync(key => key.Principal == principal, cancellationToken))
        {
            throw AccessErrors.PrincipalExists(principal);
        }

        var former = await db.Set<PrincipalGrant>().Where(grant => grant.Role == Role.Administrator)
            .ToListAsync(cancellationToken);
        db.RemoveRange(former.Where(grant => grant.Principal != principal));
        db.RemoveRange(await db.Set<PendingGrant>().ToListAsync(cancellationToken));
        var grants = await db.AddGrantsAsync(
            principal, [new(Role.Administrator, Grant.Everywhere)], cancellationToken);
        var state = await db.GetAccessStateAsync(cancellationToken);
        state.ReturnToOne();
        var (key, secret) = db.AddKey(principal, AccessStore.MostDays, now);
        var withdrawn = string.Join(' ', former.Select(grant => $"{grant.Principal}@{grant.Catalog}"));
        db.Audit(
            Actor.System, "admin.recover", ResourceName
                .OfKey(key.Id), $"principal={principal} former={withdrawn}", now);
        await db.SaveChangesAsync(cancellationToken);
        return new(AccessStore.Describe(key, grants), secret);
    }
}
