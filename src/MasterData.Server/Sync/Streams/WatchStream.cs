using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using MasterData.Core.Access;
using MasterData.Core.Authority;
using MasterData.Core.Following;
using MasterData.Core.Sync;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.Server.Sync;

/// <summary>Runs one stream of <c>Watch</c>: at each pulse, the way from its cursors to the heads.</summary>
internal sealed class WatchStream(
    CatalogMemory memory,
    AwaitCursors awaitCursors,
    StepCache steps,
    SnapshotAdmission admission,
    ServerStop stop,
    SyncOptions options,
    AuthorityIdentity authority,
    TimeProvider time,
    MessageSender sender)
{
    private ImmutableArray<WatchedCatalog> _watched = [];
    private DateTimeOffset _looked;
    private long _lookedAt;
    private bool _mayBeBehind;
    private long _lastBookmark;
    private bool _saidBehind;

    /// <summary>Runs until the caller leaves or the server stops.</summary>
    public async Task RunAsync(
        Actor actor, IReadOnlyList<Cursor> cursors, int protocol, CancellationToken cancellationToken)
    {
        using var wake = new StreamWake(memory, time, stop.Requested, cancellationToken);
        Look();
        var resumptions = await awaitCursors.ExecuteAsync(actor, cursors, protocol, cancellationToken);
        _watched = [.. cursors.Select(cursor => new WatchedCatalog(cursor))];
        await SendHelloAsync(resumptions, cancellationToken);
        for (var i = 0; i < _watched.Length; i++)
        {
            await BringUpAsync(actor, _watched[i], resumptions[i], cancellationToken);
        }

        await SendBookmarkAsync(cancellationToken);

        // A stream goes on for days after the request that began it; to put its context back at each change would cost
        // more than to judge the change.
        Task following;
        using (ExecutionContext.SuppressFlow())
        {
            following = FollowAsync(actor, wake, cancellationToken);
        }

        await following;
    }

    private async Task FollowAsync(Actor actor, StreamWake wake, CancellationToken cancellationToken)
    {
        await Task.Yield();
        while (!stop.Requested.IsCancellationRequested)
        {
            await wake.WaitAsync(_lastBookmark, options.Bookmark);
            cancellationToken.ThrowIfCancellationRequested();
            await sender.TakenAsync(cancellationToken);
            Look();
            var due = options.Bookmark;
            foreach (var watched in _watched)
            {
                var entry = memory.Get(watched.Cursor.Catalog);
                var next = steps.Next(watched.Head, entry);
                if (next is not null)
                {
                    await SendStepAsync(watched, next, entry.State, cancellationToken);
                }

                if (next is not null || await CatchUpAsync(actor, watched, entry, cancellationToken))
                {
                    due = options.BookmarkWithStep;
                }
            }

            if (time.GetElapsedTime(_lastBookmark, _lookedAt) >= due || (_saidBehind && !_mayBeBehind))
            {
                await SendBookmarkAsync(cancellationToken);
            }
        }

        await SendDrainAsync(cancellationToken);
        await sender.TakenAsync(cancellationToken);
    }

    /// <returns>Whether anything was missing.</returns>
    private async Task<bool> CatchUpAsync(
        Actor actor, WatchedCatalog watched, CatalogEntry entry, CancellationToken cancellationToken)
    {
        var resumption = Resumption.Judge(entry, watched.Cursor);
        if (resumption.Plan is ResumePlan.Ahead)
        {
            resumption = (await awaitCursors.ExecuteAsync(
                actor, [watched.Cursor], Resumption.OldestProtocol, cancellationToken))[0];
        }

        await BringUpAsync(actor, watched, resumption, cancellationToken);
        return resumption.Plan is not ResumePlan.Nothing;
    }

    // Sending what is missing takes as long as the caller takes it; what the heads were is known of the moment before.
    private void Look()
    {
        (_looked, _lookedAt) = (time.GetUtcNow(), time.GetTimestamp());
        _mayBeBehind = memory.MayBeBehind(_looked);
    }

    private async Task BringUpAsync(
        Actor actor, WatchedCatalog watched, Resumption resumption, CancellationToken cancellationToken)
    {
        var entry = resumption.Entry;
        switch (resumption.Plan)
        {
            case ResumePlan.Nothing:
                watched.Rest(entry.State.Head);
                break;
            case ResumePlan.Changes:
                var step = await steps.SmallestAsync(entry, resumption.Cursor.Version);
                steps.Follows(watched.Head, entry, step);
                await (step.IsSnapshot
                    ? SendSnapshotAsync(actor, watched, entry, cancellationToken)
                    : SendStepAsync(watched, step, entry.State, cancellationToken));
                break;
            case ResumePlan.Full when watched.SentBefore(resumption) is { } sent:
                await SendStepAsync(watched, await steps.DeltaAsync(entry, sent), entry.State, cancellationToken);
                break;
            default:
                await SendResyncAsync(resumption, cancellationToken);
                await SendSnapshotAsync(actor, watched, entry, cancellationToken);
                break;
        }
    }

    private async Task SendSnapshotAsync(
        Actor actor, WatchedCatalog watched, CatalogEntry entry, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stop.Requested);
        SnapshotPlace? entered;
        try
        {
            while ((entered = await admission.TryEnterAsync(
                actor, entry.State.Head.Count, options.Bookmark, either.Token)) is null)
            {
                await SendBookmarkAsync(cancellationToken, without: watched);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return;
        }

        using var place = entered;
        await place.SendAsync(
            sender,
            async cancellation =>
            {
                await SendStepAsync(watched, await steps.SnapshotAsync(entry), entry.State, cancellation);
                await sender.TakenAsync(cancellation);
            },
            cancellationToken);
    }

    private async Task SendStepAsync(
        WatchedCatalog watched, EncodedStep step, CatalogState state, CancellationToken cancellationToken)
    {
        foreach (var message in step.ForWatch)
        {
            // What is not complete is void at the caller, so a stop need not wait for the rest of it.
            if (stop.Requested.IsCancellationRequested)
            {
                return;
            }

            await sender.SendAsync(message, cancellationToken);
        }

        watched.MoveTo(state);
        SyncMetrics.StepSent(step.Head.Catalog, step.IsSnapshot ? "snapshot" : "delta");
    }

    private Task SendHelloAsync(ImmutableArray<Resumption> resumptions, CancellationToken cancellationToken)
    {
        var hello = new V1.Hello
        {
            HeartbeatSeconds = (int)Math.Ceiling(options.BookmarkSeconds),
            Plans =
            {
                resumptions.Select(resumption => new V1.CatalogPlan
                {
                    Catalog = ResourceName.OfCatalog(resumption.Cursor.Catalog),
                    Plan = resumption.Plan.ToProto(),
                }),
            },
            ServerTime = _looked.ToTimestamp(),
            Authority = authority.Id,
        };
        return sender.SendAsync(EncodedMessage.Of(V1.WatchResponse.HelloFieldNumber, hello), cancellationToken);
    }

    private Task SendResyncAsync(Resumption resumption, CancellationToken cancellationToken)
    {
        if (resumption.Reason is not { } reason)
        {
            return Task.CompletedTask;
        }

        SyncMetrics.ResyncSent(resumption.Cursor.Catalog, reason);
        var resync = new V1.ResyncRequired
        {
            Catalog = ResourceName.OfCatalog(resumption.Cursor.Catalog),
            Reason = reason.ToProto(),
        };
        return sender.SendAsync(
            EncodedMessage.Of(V1.WatchResponse.ResyncRequiredFieldNumber, resync), cancellationToken);
    }

    private Task SendBookmarkAsync(CancellationToken cancellationToken, WatchedCatalog? without = null)
    {
        // A step that was left out because of the stop would be called sent.
        if (stop.Requested.IsCancellationRequested)
        {
            return Task.CompletedTask;
        }

        var complete = _watched.Where(watched => watched != without).Select(
            watched => watched.Head).OfType<CatalogHead>();
        (_lastBookmark, _saidBehind) = (_lookedAt, _mayBeBehind);
        var bookmark = new V1.Bookmark
        {
            Heads = { complete.Select(head => head.ToProto()) },
            ServerTime = _looked.ToTimestamp(),
            AuthorityUnreachable = _saidBehind,
        };
        return sender.SendAsync(EncodedMessage.Of(V1.WatchResponse.BookmarkFieldNumber, bookmark), cancellationToken);
    }

    private Task SendDrainAsync(CancellationToken cancellationToken)
    {
        var drain = new V1.Drain { ReconnectAfterMilliseconds = (int)stop.NextReconnect().TotalMilliseconds };
        return sender.SendAsync(EncodedMessage.Of(V1.WatchResponse.DrainFieldNumber, drain), cancellationToken);
    }
}
