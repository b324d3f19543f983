using MasterData.Errors;
using MasterData.Storage;
using MasterData.Sync;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Requests;

/// <summary>Does a write, or gives the answer of the first one if the same request was done before.</summary>
internal sealed class WriteOnce(MasterDataContextFactory contexts)
{
    /// <param name="requestId">The UUID of the caller's choice; may be empty.</param>
    /// <param name="content">The hash of who asks what.</param>
    /// <param name="write">Writes and saves.</param>
    /// <param name="replay">Answers from the resource that the first request made.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<T> ExecuteAsync<T>(
        string requestId,
        Hash content,
        Func<MasterDataContext, Task<T>> write,
        Func<MasterDataContext, string, Task<T>> replay,
        CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        if (await db.FindRequestAsync(requestId, content, cancellationToken) is { } resource)
        {
            return await replay(db, resource);
        }

        try
        {
            return await write(db);
        }
        catch (Exception refusal) when (requestId is not "" && refusal is MasterDataException or DbUpdateException)
        {
            // The same request may have been answered by another thread or server after the look above.
            await using var fresh = contexts.Create();
            if (await fresh.FindRequestAsync(requestId, content, cancellationToken) is { } done)
            {
                return await replay(fresh, done);
            }

            throw;
        }
    }
}
