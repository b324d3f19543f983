using MasterData.Core.Storage;
using MasterData.Digests;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Requests;

/// <summary>Remembers request ids in the transaction of the write itself.</summary>
internal static class RequestLog
{
    extension(MasterDataContext db)
    {
        /// <summary>The resource that this very request made or changed before; null if it is new.</summary>
        /// <exception cref="Errors.MasterDataException">REQUEST_ID_REUSED: it was used for something else.</exception>
        public async Task<string?> FindRequestAsync(
            string requestId, Hash content, CancellationToken cancellationToken)
        {
            if (Normalize(requestId) is not { } id)
            {
                return null;
            }

            var entry = await db.Set<RequestEntry>().AsNoTracking()
                .SingleOrDefaultAsync(request => request.RequestId == id, cancellationToken);
            return entry is null ? null
                : entry.Content == content ? entry.Resource
                : throw RequestErrors.Reused(id);
        }

        /// <summary>Notes the request; saved with everything else in the context. Without an id, nothing.</summary>
        public void AddRequest(string requestId, Hash content, string resource, DateTimeOffset now)
        {
            if (Normalize(requestId) is { } id)
            {
                db.Add(new RequestEntry { RequestId = id, Content = content, Resource = resource, CreatedAt = now });
            }
        }
    }

    private static string? Normalize(string requestId) =>
        string.IsNullOrEmpty(requestId) ? null
        : Guid.TryParse(requestId, out var id) ? id.ToString("D")
        : throw RequestErrors.NotUuid(requestId);
}
