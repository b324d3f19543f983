using System.Collections.Immutable;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Access;

/// <summary>Loads and adds keys and grants.</summary>
internal static class AccessStore
{
    /// <summary>The longest life of a key.</summary>
    public const int MostDays = 365;

    extension(MasterDataContext db)
    {
        /// <summary>What a principal may do.</summary>
        public async Task<ImmutableArray<Grant>> GrantsOfAsync(string principal, CancellationToken cancellationToken)
        {
            var grants = await db.Set<PrincipalGrant>().AsNoTracking()
                .Where(grant => grant.Principal == principal).ToListAsync(cancellationToken);
            return InOrder(grants);
        }

        /// <summary>A key with what its principal may do.</summary>
        public async Task<KeyInfo> DescribeAsync(ApiKey key, CancellationToken cancellationToken) =>
            Describe(key, await db.GrantsOfAsync(key.Principal, cancellationToken));

        /// <summary>Adds a key; saved with the context.</summary>
        public (ApiKey Key, string Secret) AddKey(string principal, int days, DateTimeOffset now)
        {
            var secret = Secret.KeyPrefix + Secret.Create();
            var key = new ApiKey
            {
                Id = Guid.CreateVersion7(now).ToString("N"),
                Principal = principal,
                SecretHash = Secret.HashOf(secret),
                CreatedAt = now,
                ExpiresAt = now.AddDays(days),
            };
            db.Add(key);
            return (key, secret);
        }

        /// <summary>
        /// Adds, for the service itself, the grants that the principal does not have yet; saved with the context.
        /// </summary>
        public async Task<ImmutableArray<Grant>> AddGrantsAsync(
            string principal, IEnumerable<Grant> grants, CancellationToken cancellationToken)
        {
            var present = await db.GrantsOfAsync(principal, cancellationToken);
            var added = grants.Except(present).Select(grant => Row(principal, grant)).ToList();
            foreach (var grant in grants.Except(present))
            {
                await db.GiveAsync(Actor.System, principal, grant, confirmedBy: "", cancellationToken);
            }

            return InOrder([.. present.Select(grant => Row(principal, grant)), .. added]);
        }
    }

    /// <summary>A key with what its principal may do.</summary>
    public static KeyInfo Describe(ApiKey key, ImmutableArray<Grant> grants) =>
        new(key.Id, key.Principal, grants, key.CreatedAt, key.ExpiresAt, key.RevokedAt);

    /// <summary>Grants by catalog, then role.</summary>
    public static ImmutableArray<Grant> InOrder(IEnumerable<PrincipalGrant> grants) =>
    [
        .. grants.OrderBy(grant => grant.Catalog, StringComparer.Ordinal).ThenBy(grant => grant.Role)
            .Select(grant => new Grant(grant.Role, grant.Catalog)),
    ];

    private static PrincipalGrant Row(string principal, Grant grant) =>
        new() { Principal = principal, Role = grant.Role, Catalog = grant.Catalog };
}
