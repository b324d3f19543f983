using System.Collections.Immutable;
using System.Data.Common;
using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Restores;
using MasterData.Core.Storage;
using MasterData.Errors;
using MasterData.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MasterData.Core.Sync;

/// <summary>Judges how copies go on, and waits a little for the memory where a copy is ahead of it.</summary>
/// <remarks>A copy that stays ahead is refused: it is never sent an older state than it has.</remarks>
internal sealed partial class AwaitCursors(
    MasterDataContextFactory contexts,
    CatalogMemory memory,
    AwaitMemory awaitMemory,
    ReaderClaims claims,
    IOptions<FollowingOptions> options,
    ILogger<AwaitCursors> logger)
{
    /// <summary>Says for each of <paramref name="cursors"/> how it goes on; none of the answers is "ahead".</summary>
    public async Task<ImmutableArray<Resumption>> ExecuteAsync(
        Actor actor, IReadOnlyList<Cursor> cursors, int protocol, CancellationToken cancellationToken)
    {
        foreach (var cursor in cursors)
        {
            actor.DemandRead(cursor.Catalog);
        }

        var resumptions = await awaitMemory.UntilAsync(
            _ => ValueTask.FromResult<ImmutableArray<Resumption>>(
                [.. cursors.Select(cursor => Resumption.Judge(memory.Get(cursor.Catalog), cursor, protocol))]),
            all => all.All(one => one.Plan is not ResumePlan.Ahead),
            options.Value.CatchUp,
            cancellationToken);
        return resumptions.FirstOrDefault(one => one.Plan is ResumePlan.Ahead) is { } ahead
            ? throw await RefusalAsync(ahead, cancellationToken)
            : resumptions;
    }

    private async Task<MasterDataException> RefusalAsync(Resumption ahead, CancellationToken cancellationToken)
    {
        var cursor = ahead.Cursor;
        if (await TryReadAsync(cursor, cancellationToken) is not { } read || read.Head >= cursor.Position)
        {
            return SyncErrors.Behind(cursor, ahead.Entry.State.Head);
        }

        if (read.Evidence is { } evidence)
        {
            claims.Note(cursor.Catalog, evidence);
        }

        return SyncErrors.PossibleRestore(cursor, read.Head.Version);
    }

    private async Task<(Position Head, string? Evidence)?> TryReadAsync(
        Cursor cursor, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = contexts.Create();
            var row = await db.Set<HeadRow>().AsNoTracking()
                .SingleOrDefaultAsync(row => row.Catalog == cursor.Catalog, cancellationToken);
            if (row is null)
            {
                return null;
            }

            // Nobody can check it: the reader may be a copy of another server, or lie. It raises an alarm, no more.
            var seen = new SeenVersion("a reader", cursor.Position, cursor.Digest, IsProven: false);
            return (row.Position, await EvidenceOfRestore.FindAsync(
                db, cursor.Catalog, row.Position, seen, cancellationToken));
        }
        catch (Exception fault) when (fault is DbException || DatabaseFaults.IsUnavailable(fault))
        {
            LogUnreachable(fault, cursor.Catalog);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "The head of {Catalog} cannot be read from the database")]
    private partial void LogUnreachable(Exception exception, string catalog);
}
