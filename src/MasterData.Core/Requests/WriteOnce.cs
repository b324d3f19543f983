using MasterData.Core.Storage;
using MasterData.Digests;
using MasterData.Errors;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Requests;

/// <summary>Does a write, or gives the answer of the first one if the same request was done before.</summary>
/// <remarks>
/// A write saves its request id in its own transaction (<see cref="RequestLog"/>), which fails for a repeated one.
/// </remarks>
internal sealed class WriteOnce(MasterDataContextFactory contexts)
{
    /// <param name="requestId">The UUID of the caller's choice; may be empty.</param>
    /// <param name="content">The hash of who asks what.</param>
    /// <param name="write">Writes and saves.</param>
    /// <param name="replay">Asks for the right again, and gives the answer of the first request.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<T> ExecuteAsync<T>(
        string requestId,
        Hash content,
        Func<MasterDataContext, Task<T>> write,
        Func<MasterDataContext, RequestEntry, Task<T>> replay,
        CancellationToken cancellationToken)
    {
        try
        {
            await using var db = contexts.Create();
            return await write(db);
        }
        catch (Exception refusal) when (requestId is not "" && refusal is MasterDataException or DbUpdateException)
        {
            // Looked for only now: nearly every request is new, and the write itself refuses a second one.
            await using var fresh = contexts.Create();
            if (await fresh.FindRequestAsync(requestId, content, cancellationToken) is { } done)
            {
                return await replay(fresh, done);
            }

            throw;
        }
    }
}
