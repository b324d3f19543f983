using System.Text.Json;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Access;

/// <summary>Finds what waits for a second administrator, and keeps it in the answers of requests.</summary>
internal static class PendingGrants
{
    private static readonly JsonSerializerOptions Options = new() { IgnoreReadOnlyProperties = true };

    extension(MasterDataContext db)
    {
        /// <summary>What waits under an id.</summary>
        /// <exception cref="Errors.MasterDataException">GRANT_NOT_FOUND: nothing does, or no longer.</exception>
        public async Task<PendingGrant> GetPendingAsync(
            string id, DateTimeOffset now, CancellationToken cancellationToken)
        {
            // A text that is no id is not asked for: PostgreSQL would refuse some as parameters.
            var found = Guid.TryParseExact(id, "N", out _)
                ? await db.Set<PendingGrant>().SingleOrDefaultAsync(pending => pending.Id == id, cancellationToken)
                : null;
            return found is not null && now < found.ExpiresAt ? found : throw AccessErrors.GrantNotFound(id);
        }
    }

    /// <summary>As the answer of a request.</summary>
    public static string Write(PendingGrant? pending) =>
        pending is null ? "" : JsonSerializer.Serialize(pending, Options);

    /// <summary>What <see cref="Write"/> wrote.</summary>
    public static PendingGrant? Read(string answer) =>
        answer is "" ? null : JsonSerializer.Deserialize<PendingGrant>(answer, Options);
}
