using MasterData.Core.Storage;
using MasterData.Digests;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Requests;

/// <summary>Remembers request ids in the transaction of the write itself.</summary>
internal static class RequestLog
{
    extension(MasterDataContext db)
    {
        /// <summary>What this very request did before; null if it is new.</summary>
        /// <exception cref="Errors.MasterDataException">REQUEST_ID_REUSED: it was used for something else.</exception>
        public async Task<RequestEntry?> FindRequestAsync(
            string requestId, Hash content, CancellationToken cancellationToken)
        {
            if (Normalize(requestId) is not { } id)
            {
                return null;
            }

            var entry = await db.Set<RequestEntry>().AsNoTracking()
                .SingleOrDefaultAsync(request => request.RequestId == id, cancellationToken);
            return entry is null ? null
                : entry.Content == content ? entry
                : throw RequestErrors.Reused(id);
        }

        /// <summary>Notes the request; saved with everything else in the context. Without an id, nothing.</summary>
        /// <param name="requestId">The UUID of the caller's choice; may be empty.</param>
        /// <param name="content">The hash of who asks what.</param>
        /// <param name="resource">The resource name of what the write made or changed.</param>
        /// <param name="now">When.</param>
        /// <param name="answer">What of the answer may change afterwards, and a repeated request gets as it
        /// was.</param>
        public void AddRequest(
            string requestId, Hash content, string resource, DateTimeOffset now, string answer = "")
        {
            if (Normalize(requestId) is { } id)
            {
                db.Add(new RequestEntry
                {
                    RequestId = id,
                    Content = content,
                    Resource = resource,
                    Answer = answer,
                    CreatedAt = now,
                });
            }
        }
    }

    private static string? Normalize(string requestId) =>
        string.IsNullOrEmpty(requestId) ? null
        : Guid.TryParse(requestId, out var id) ? id.ToString("D")
        : throw RequestErrors.NotUuid(requestId);
}
