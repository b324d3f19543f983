using System.Collections.Immutable;
using MasterData.Access;
using MasterData.Catalogs;
using MasterData.Storage;
using Microsoft.Extensions.Logging;

namespace MasterData.Sync;

/// <summary>Judges how copies go on, and waits a little for the memory where a copy is ahead of it.</summary>
/// <remarks>A copy that stays ahead is refused: it is never sent an older state than it has.</remarks>
public sealed partial class AwaitCursors(
    CatalogMemory memory,
    ReadPublishedHead readPublishedHead,
    StopPublishing stopPublishing,
    SyncLimits limits,
    TimeProvider time,
    ILogger<AwaitCursors> logger)
{
    /// <summary>Says for each of <paramref name="cursors"/> how it goes on; none of the answers is "ahead".</summary>
    public async Task<ImmutableArray<Resumption>> ExecuteAsync(
        Actor actor, IReadOnlyList<Cursor> cursors, int protocol, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(cursors);
        foreach (var cursor in cursors)
        {
            actor.DemandRead(cursor.Catalog);
        }

        using var patience = new CancellationTokenSource(limits.CatchUp, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (true)
        {
            var seen = memory.Pulse;
            ImmutableArray<Resumption> all =
                [.. cursors.Select(cursor => Resumption.Judge(memory.Get(cursor.Catalog), cursor, protocol))];
            if (all.FirstOrDefault(one => one.Plan is ResumePlan.Ahead) is not { } ahead)
            {
                return all;
            }

            try
            {
                await memory.WaitForPulseAsync(seen, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                await RefuseAsync(ahead, cancellationToken);
            }
        }
    }

    private async Task RefuseAsync(Resumption ahead, CancellationToken cancellationToken)
    {
        var cursor = ahead.Cursor;
        var published = await TryReadAsync(cursor.Catalog, cancellationToken);
        if (published is null || !IsBehind(published, cursor))
        {
            throw SyncErrors.Behind(cursor, ahead.Entry.State.Head);
        }

        // Only a copy of this very life proves that the database lost versions. A greater epoch may also be a cursor
        // of another catalog or server, and must not stop the stewards' work.
        if (published.Epoch == cursor.Epoch && cursor.Digest is { } digest)
        {
            await stopPublishing(
                cursor.Catalog,
                $"a copy has version {cursor.Version} ({digest}), the database only {published.Version}",
                cancellationToken);
        }

        throw SyncErrors.PossibleRestore(cursor, published);
    }

    private async Task<PublishedHead?> TryReadAsync(string catalog, CancellationToken cancellationToken)
    {
        try
        {
            return await readPublishedHead(catalog, cancellationToken);
        }
        catch (Exception fault) when (DatabaseFaults.IsUnavailable(fault))
        {
            LogUnreachable(fault, catalog);
            return null;
        }
    }

    private static bool IsBehind(PublishedHead published, Cursor cursor) =>
        string.CompareOrdinal(published.Epoch, cursor.Epoch) switch
        {
            < 0 => true,
            0 => published.Version < cursor.Version,
            > 0 => false,
        };

    [LoggerMessage(LogLevel.Warning, "The head of {Catalog} cannot be read from the database")]
    private partial void LogUnreachable(Exception exception, string catalog);
}
