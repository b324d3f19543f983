using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.Testing;

/// <summary>A copy kept by <c>Watch</c>: applies whole steps, proves each digest, remembers what it saw.</summary>
public sealed class WatchingCopy : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly ConcurrentDictionary<string, CatalogState> _states = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<V1.WatchResponse> _messages = new();
    private readonly ConcurrentQueue<AppliedStep> _history = new();
    private readonly Dictionary<string, List<V1.Document>> _snapshots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<V1.Delta>> _deltas = new(StringComparer.Ordinal);

    private readonly Func<V1.WatchResponse, bool>? _holdsAt;
    private readonly SemaphoreSlim _goOn = new(0);

    private WatchingCopy(
        CallInvoker server,
        IEnumerable<V1.Cursor> cursors,
        IEnumerable<CatalogState> states,
        Metadata? headers,
        Func<V1.WatchResponse, bool>? holdsAt = null)
    {
        _holdsAt = holdsAt;
        foreach (var state in states)
        {
            _states[state.Head.Catalog] = state;
        }

        var call = new V1.SyncService.SyncServiceClient(server).Watch(
            new() { Cursors = { cursors } }, headers, cancellationToken: _leaving.Token);
        Ended = RunAsync(call);
    }

    /// <summary>Ends with the stream; throws what ended it, or the first step that could not be proven.</summary>
    public Task Ended { get; }

    /// <summary>All messages, in the order they came.</summary>
    public IReadOnlyCollection<V1.WatchResponse> Messages => _messages;

    /// <summary>All steps applied, in order; each was proven.</summary>
    public IReadOnlyCollection<AppliedStep> History => _history;

    /// <summary>The bookmarks, in order.</summary>
    public IEnumerable<V1.Bookmark> Bookmarks =>
        _messages.Select(message => message.Bookmark).Where(bookmark => bookmark is not null);

    /// <summary>The orders to load anew, in order.</summary>
    public IEnumerable<V1.ResyncRequired> Resyncs =>
        _messages.Select(message => message.ResyncRequired).Where(resync => resync is not null);

    /// <summary>The first message; null if none has come.</summary>
    public V1.Hello? Hello => _messages.FirstOrDefault()?.Hello;

    /// <summary>Connects with nothing.</summary>
    public static WatchingCopy Start(CallInvoker server, params IEnumerable<string> catalogs) =>
        new(server, catalogs.Select(catalog => new V1.Cursor { Catalog = $"catalogs/{catalog}" }), [], null);

    /// <summary>Connects with nothing, and takes no more after some messages until <see cref="GoOn"/>.</summary>
    public static WatchingCopy StartHolding(CallInvoker server, string catalog, Func<V1.WatchResponse, bool> at) =>
        new(server, [new() { Catalog = $"catalogs/{catalog}" }], [], null, at);

    /// <summary>Connects with nothing and a key.</summary>
    public static WatchingCopy StartAs(CallInvoker server, string secret, params IEnumerable<string> catalogs) => new(
        server,
        catalogs.Select(catalog => new V1.Cursor { Catalog = $"catalogs/{catalog}" }),
        [],
        new() { { "authorization", $"Bearer {secret}" } });

    /// <summary>Connects with what an earlier copy had.</summary>
    public static WatchingCopy Resume(CallInvoker server, params IEnumerable<CatalogState> states)
    {
        var had = states.ToArray();
        return new(server, had.Select(CursorOf), had, null);
    }

    /// <summary>Connects with what an earlier copy had, and a key.</summary>
    public static WatchingCopy ResumeAs(CallInvoker server, string secret, params IEnumerable<CatalogState> states)
    {
        var had = states.ToArray();
        return new(server, had.Select(CursorOf), had, new() { { "authorization", $"Bearer {secret}" } });
    }

    /// <summary>Connects with cursors as they are, true or not, and nothing behind them.</summary>
    public static WatchingCopy Claim(CallInvoker server, params IEnumerable<V1.Cursor> cursors) =>
        new(server, cursors, [], null);

    /// <summary>The cursor of a copy that has <paramref name="state"/>.</summary>
    public static V1.Cursor CursorOf(CatalogState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new()
        {
            Catalog = $"catalogs/{state.Head.Catalog}",
            Epoch = state.Head.Epoch,
            Version = state.Head.Version,
            Digest = ByteString.CopyFrom(state.Head.Digest.Span),
        };
    }

    /// <summary>Takes what comes again.</summary>
    public void GoOn() => _goOn.Release();

    /// <summary>What it has of a catalog; null if nothing.</summary>
    public CatalogState? State(string catalog) => _states.GetValueOrDefault(catalog);

    /// <summary>Waits until it has at least a version of a catalog, or the stream ends.</summary>
    public async Task<CatalogState> ReachesAsync(string catalog, long version)
    {
        await Eventually.HoldsAsync(() => Ended.IsFaulted || State(catalog)?.Head.Version >= version);
        if (Ended.IsFaulted)
        {
            await Ended;
        }

        return State(catalog)!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await Ended.ContinueWith(_ => { }, TaskScheduler.Default);
        _leaving.Dispose();
        _goOn.Dispose();
    }

    private async Task RunAsync(AsyncServerStreamingCall<V1.WatchResponse> call)
    {
        using (call)
        {
            await foreach (var message in call.ResponseStream.ReadAllAsync())
            {
                Apply(message);
                _messages.Enqueue(message);
                if (_holdsAt?.Invoke(message) is true)
                {
                    await _goOn.WaitAsync(_leaving.Token);
                }
            }
        }
    }

    private void Apply(V1.WatchResponse message)
    {
        switch (message.MessageCase)
        {
            case V1.WatchResponse.MessageOneofCase.SnapshotBegin:
                _snapshots[message.SnapshotBegin.Head.Catalog] = [];
                _deltas.Remove(message.SnapshotBegin.Head.Catalog);
                break;
            case V1.WatchResponse.MessageOneofCase.SnapshotItems:
                _snapshots[message.SnapshotItems.Catalog].AddRange(message.SnapshotItems.Documents);
                break;
            case V1.WatchResponse.MessageOneofCase.SnapshotEnd:
                Load(message.SnapshotEnd.Head);
                break;
            case V1.WatchResponse.MessageOneofCase.Delta:
                Collect(message.Delta);
                break;
        }
    }

    private void Load(V1.Head proto)
    {
        Assert.True(_snapshots.Remove(proto.Catalog, out var documents), $"{proto.Catalog}: an end without a begin.");
        var head = proto.ToModel();
        Move(CatalogState.Load(head, documents.Select(document => document.ToModel())), from: null);
    }

    private void Collect(V1.Delta part)
    {
        var parts = part.Part is 0 ? _deltas[part.Catalog] = [] : _deltas[part.Catalog];
        parts.Add(part);
        if (part.Last)
        {
            var delta = parts.ToModel();
            _deltas.Remove(part.Catalog);
            var state = State(delta.Head.Catalog);
            Assert.True(state is not null, $"{part.Catalog}: a delta onto nothing.");
            Move(state!.Apply(delta), delta.From);
        }
    }

    private void Move(CatalogState state, long? from)
    {
        if (State(state.Head.Catalog)?.Head is { } before)
        {
            var order = string.CompareOrdinal(before.Epoch, state.Head.Epoch);
            Assert.True(order <= 0, $"{before.Catalog} went back from epoch {before.Epoch} to {state.Head.Epoch}.");
            Assert.True(
                order < 0 || before.Version <= state.Head.Version,
                $"{before.Catalog} went back from version {before.Version} to {state.Head.Version}.");
        }

        _history.Enqueue(new(state.Head, from));
        _states[state.Head.Catalog] = state;
    }
}
