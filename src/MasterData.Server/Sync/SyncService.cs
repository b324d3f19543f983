using Grpc.Core;
using MasterData.Core.Authority;
using MasterData.Core.Following;
using MasterData.Core.Sync;
using MasterData.Server.Access;
using MasterData.Server.Requests;
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
    IOptions<SyncOptions> options,
    AuthorityIdentity authority,
    TimeProvider time)
{
    /// <summary>Streams the changes of catalogs.</summary>
    public async Task Watch(V1.WatchRequest request, ServerCallContext context)
    {
        using var counted = open.Enter(context.Actor);
        var stream = new WatchStream(
            memory, awaitCursors, steps, admission, stop, options.Value, authority, time, SenderOf(context));
        try
        {
            await stream.RunAsync(
                context.Actor,
                request.ToCursors(),
                request.Protocol is 0 ? Resumption.OldestProtocol : request.Protocol,
                context.CancellationToken);
            SyncMetrics.StreamDrained();
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
        var sender = SenderOf(context);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, stop.Requested);
        using var place = await admission.EnterAsync(context.Actor, entry.State.Head.Count, either.Token);
        await place.SendAsync(
            sender,
            async cancellationToken =>
            {
                foreach (var part in (await steps.SnapshotAsync(entry)).Parts)
                {
                    await SendAsync(sender, part.ToSnapshotResponse(), cancellationToken);
                }

                await sender.TakenAsync(cancellationToken);
            },
            context.CancellationToken);
        SyncMetrics.StepSent(entry.Catalog, "snapshot");
    }

    /// <summary>Streams the buckets that differ from the caller's.</summary>
    public async Task GetBuckets(V1.GetBucketsRequest request, ServerCallContext context)
    {
        var (catalog, hashes) = request.ToHashes();
        var state = getHead.Execute(context.Actor, catalog).State;
        var sender = SenderOf(context);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, stop.Requested);
        using var place = await admission.EnterAsync(context.Actor, state.Head.Count, either.Token);
        await place.SendAsync(
            sender,
            async cancellationToken =>
            {
                foreach (var message in BucketEncoder.Encode(state, hashes))
                {
                    await SendAsync(sender, message, cancellationToken);
                }

                await sender.TakenAsync(cancellationToken);
            },
            context.CancellationToken);
        SyncMetrics.StepSent(catalog, "repair");
    }

    /// <summary>Gets a page of the changes since a version.</summary>
    public Task<EncodedMessage> GetChanges(V1.GetChangesRequest request, ServerCallContext context)
    {
        var (cursor, wait) = request.ToCursor();
        return changes.PageAsync(context.Actor, cursor, wait, request.PageToken, context.CancellationToken);
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

    private MessageSender SenderOf(ServerCallContext context) =>
        new(context, options.Value.Stalled, stop, time);
}
