using Google.Protobuf;
using Grpc.Core;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.EndToEndTests.ManyServers;

/// <summary>A watcher that keeps no documents: it checks that each step starts where the last one ended.</summary>
internal sealed class LightWatcher(CallInvoker server, string key, CatalogHead begin)
{
    private static readonly TimeProvider Time = TimeProvider.System;
    private CatalogHead _head = begin;
    private long _bookmark = Time.GetTimestamp();

    /// <summary>What it has.</summary>
    public CatalogHead Head => _head;

    /// <summary>How many snapshots it was sent.</summary>
    public int Snapshots { get; private set; }

    /// <summary>How often it was told to load anew.</summary>
    public int Resyncs { get; private set; }

    /// <summary>How often a step did not start where the last one ended, or went back.</summary>
    public int Gaps { get; private set; }

    /// <summary>How often it connected.</summary>
    public int Connections { get; private set; }

    /// <summary>The longest time between two bookmarks.</summary>
    public TimeSpan LongestSilence { get; private set; }

    /// <summary>How many bookmarks came.</summary>
    public int Bookmarks { get; private set; }

    /// <summary>Why streams ended other than by a drain, by how often.</summary>
    public Dictionary<string, int> Ends { get; } = [];

    /// <summary>Watches until told to stop, and comes back whenever a stream ends.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var pause = TimeSpan.FromMilliseconds(Random.Shared.Next(100, 500));
            try
            {
                pause = await WatchAsync(cancellationToken) ?? pause;
            }
            catch (RpcException end) when (!cancellationToken.IsCancellationRequested)
            {
                var why = $"{end.StatusCode} {end.Status.Detail}";
                Ends[why] = Ends.GetValueOrDefault(why) + 1;
            }
            catch (Exception end) when (end is RpcException or OperationCanceledException)
            {
                // We are stopping.
            }

            await Task.Delay(pause, Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        NoteSilence();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"at {_head.Version}, {Connections} connections, {Bookmarks} bookmarks, the last "
        + $"{Time.GetElapsedTime(_bookmark).TotalSeconds:0.0} s ago; "
        + $"{string.Join(", ", Ends.Select(end => $"{end.Value}× {end.Key}"))}";

    private async Task<TimeSpan?> WatchAsync(CancellationToken cancellationToken)
    {
        var cursor = new V1.Cursor
        {
            Catalog = $"catalogs/{_head.Catalog}",
            Epoch = _head.Epoch,
            Version = _head.Version,
            Digest = ByteString.CopyFrom(_head.Digest.Span),
        };
        using var call = new V1.SyncService.SyncServiceClient(server).Watch(
            new() { Cursors = { cursor } },
            new() { { "authorization", $"Bearer {key}" } },
            cancellationToken: cancellationToken);
        Connections++;
        await foreach (var message in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            if (message.MessageCase is V1.WatchResponse.MessageOneofCase.Drain)
            {
                return TimeSpan.FromMilliseconds(message.Drain.ReconnectAfterMilliseconds);
            }

            Take(message);
        }

        return null;
    }

    private void Take(V1.WatchResponse message)
    {
        switch (message.MessageCase)
        {
            case V1.WatchResponse.MessageOneofCase.SnapshotBegin:
                Snapshots++;
                break;
            case V1.WatchResponse.MessageOneofCase.ResyncRequired:
                Resyncs++;
                break;
            // One without a head, before the first step is complete, says nothing of how fresh the copy is.
            case V1.WatchResponse.MessageOneofCase.Bookmark when message.Bookmark.Heads.Count > 0:
                NoteSilence();
                Bookmarks++;
                Gaps += message.Bookmark.Heads[0].Version == _head.Version ? 0 : 1;
                break;
            case V1.WatchResponse.MessageOneofCase.Delta when message.Delta.Last:
                var follows = message.Delta.From == _head.Version && message.Delta.Epoch == _head.Epoch
                    && message.Delta.PreviousDigest.Span.SequenceEqual(_head.Digest.Span)
                        && message.Delta.To > _head.Version;
                Gaps += follows ? 0 : 1;
                _head = message.Delta.Head.ToModel();
                break;
        }
    }

    private void NoteSilence()
    {
        var silence = Time.GetElapsedTime(_bookmark);
        LongestSilence = silence > LongestSilence ? silence : LongestSilence;
        _bookmark = Time.GetTimestamp();
    }
}
