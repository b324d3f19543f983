using Grpc.Core;
using MasterData.Core.Authority;
using MasterData.Core.Following;
using MasterData.Core.Sync;
using MasterData.Server.Access;
using MasterData.Server.Requests;
using MasterData.Versions;
using MasterData.Wire;
using Microsoft.Extensions.Options;

namespace MasterData.Server.Sync;

/// <summary>The gRPC service <c>masterdata.v1.SyncService</c>; <see cref="SyncMethods"/> binds it.</summary>
internal sealed class SyncService(
    CatalogMemory memory,
    AwaitCursors awaitCursors,
    GetHead getHead,
    ChangesPages changes,
    StepCache steps,
    SnapshotAdmission admission,
    ServerStop stop,
    OpenStreams open,
    StreamRights rights,
    IOptions<SyncOptions> options,
    AuthorityIdentity authority,
    TimeProvider time)
{
    /// <summary>Streams the changes of catalogs.</summary>
    public async Task Watch(V1.WatchRequest request, ServerCallContext context)
    {
        using var counted = open.Enter(context.Actor);
        var cursors = request.ToCursors();
        using var right = rights.Enter(
            context.Actor, [.. cursors.Select(cursor => cursor.Catalog)], context.CancellationToken);
        var sender = SenderOf(context);
        var stream = new WatchStream(
            memory, awaitCursors, steps, admission, stop, options.Value, authority, time, sender);
        try
        {
            await stream.RunAsync(
                context.Actor,
                cursors,
                request.Protocol is 0 ? Resumption.OldestProtocol : request.Protocol,
                right.Token);
            SyncMetrics.StreamDrained();
        }
        catch (OperationCanceledException) when (right.Refusal is { } refusal)
        {
            SyncMetrics.StreamEnded(refusal, hasLeft: false);
            sender.GiveUp();
            throw refusal;
        }
        catch (Exception end)
        {
            SyncMetrics.StreamEnded(end, context.CancellationToken.IsCancellationRequested);
            throw;
        }
    }

    /// <summary>Streams one whole catalog.</summary>
    public async Task GetSnapshot(V1.GetSnapshotRequest request, ServerCallContext context)
    {
        var entry = getHead.Execute(context.Actor, ReadCatalog(request.Catalog));
        await SendAsync(context, entry.State.Head, "snapshot", async (sender, right) =>
        {
            foreach (var part in (await steps.SnapshotAsync(entry)).Parts)
            {
                await SendAsync(sender, part.ToSnapshotResponse(), right);
            }
        });
    }

    /// <summary>Streams the buckets that differ from the caller's.</summary>
    public async Task GetBuckets(V1.GetBucketsRequest request, ServerCallContext context)
    {
        var (catalog, hashes) = request.ToHashes();
        var state = getHead.Execute(context.Actor, catalog).State;
        await SendAsync(context, state.Head, "repair", async (sender, right) =>
        {
            foreach (var message in BucketEncoder.Encode(state, hashes))
            {
                await SendAsync(sender, message, right);
            }
        });
    }

    /// <summary>Gets a page of the changes since a version.</summary>
    public async Task<EncodedMessage> GetChanges(V1.GetChangesRequest request, ServerCallContext context)
    {
        var (cursor, wait) = request.ToCursor();
        using var right = rights.Enter(context.Actor, [cursor.Catalog], context.CancellationToken);
        try
        {
            return await changes.PageAsync(context.Actor, cursor, wait, request.PageToken, right.Token);
        }
        catch (OperationCanceledException) when (right.Refusal is { } refusal)
        {
            throw refusal;
        }
    }

    /// <summary>Gets the head of a catalog.</summary>
    public Task<V1.GetHeadResponse> GetHead(V1.GetHeadRequest request, ServerCallContext context)
    {
        var entry = getHead.Execute(context.Actor, ReadCatalog(request.Catalog));
        return Task.FromResult(new V1.GetHeadResponse { Head = entry.State.Head.ToProto(), Authority = authority.Id });
    }

    private static Task SendAsync(MessageSender sender, EncodedMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return sender.SendAsync(message, cancellationToken);
    }

    private static string ReadCatalog(string name)
    {
        var fields = new RequestFields();
        var catalog = fields.Catalog(name, "catalog");
        fields.ThrowIfAny();
        return catalog;
    }

    private async Task SendAsync(
        ServerCallContext context,
        CatalogHead head,
        string kind,
        Func<MessageSender, CancellationToken, Task> send)
    {
        var sender = SenderOf(context);
        using var right = rights.Enter(context.Actor, [head.Catalog], context.CancellationToken);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(right.Token, stop.Requested);
        try
        {
            using var place = await admission.EnterAsync(context.Actor, head.Count, either.Token);
            await place.SendAsync(
                sender,
                async cancellationToken =>
                {
                    await send(sender, cancellationToken);
                    await sender.TakenAsync(cancellationToken);
                },
                right.Token);
            SyncMetrics.StepSent(head.Catalog, kind);
        }
        catch (OperationCanceledException) when (right.Refusal is { } refusal)
        {
            sender.GiveUp();
            throw refusal;
        }
    }

    private MessageSender SenderOf(ServerCallContext context) =>
        new(context, options.Value.Stalled, stop, time);
}
