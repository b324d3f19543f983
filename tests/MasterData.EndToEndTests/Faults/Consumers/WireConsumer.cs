using Grpc.Core;
using Grpc.Net.Client;
using MasterData.Digests;
using MasterData.EndToEndTests.Faults.History;
using MasterData.Testing;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.EndToEndTests.Faults.Consumers;

/// <summary>A consumer of our own, without the SDK: it writes down every message and proves what it is sent.</summary>
/// <remarks>So that a fault of the server is seen even where the SDK would mend it.</remarks>
internal sealed class WireConsumer : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _end = new();
    private readonly Dictionary<string, CatalogState?> _states;
    private readonly HistoryLog _history;
    private readonly string _name;
    private readonly Uri _address;
    private readonly string _key;
    private readonly Task _running;
    private int _stream;

    public WireConsumer(string name, HistoryLog history, Uri address, string key, IEnumerable<string> catalogs)
    {
        (_name, _history, _address, _key) = (name, history, address, key);
        _states = catalogs.ToDictionary(id => id, _ => (CatalogState?)null, StringComparer.Ordinal);
        _running = Task.Run(RunAsync);
    }

    /// <summary>The digest that it has of a catalog.</summary>
    public string DigestOf(string catalog)
    {
        lock (_states)
        {
            return $"{_states[catalog]?.Head.Digest}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await WatchAsync();
            }
            catch (Exception end) when (
                end is RpcException or OperationCanceledException or HttpRequestException or IOException)
            {
                // The line is bad; it is tried again.
            }

            await Task.Delay(Pause, TimeProvider.System, _end.Token).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WatchAsync()
    {
        using var channel = GrpcChannel.ForAddress(_address, new()
        {
            HttpHandler = new SocketsHttpHandler
            {
                KeepAlivePingDelay = TimeSpan.FromSeconds(1),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(2),
                ConnectTimeout = TimeSpan.FromSeconds(2),
            },
            DisposeHttpClient = true,
        });
        using var call = new V1.SyncService.SyncServiceClient(channel).Watch(
            new() { Cursors = { _states.Select(one => CursorOf(one.Key, one.Value)) }, Instance = _name },
            new() { { "authorization", $"Bearer {_key}" } },
            cancellationToken: _end.Token);
        _stream++;
        var parts = new WireParts();
        await foreach (var message in call.ResponseStream.ReadAllAsync(_end.Token))
        {
            Note(message);
            if (parts.Take(message) is { } step)
            {
                Apply(step);
            }
        }
    }

    private void Apply(WireStep step)
    {
        var before = _states[step.Head.Catalog];
        var line = Line(HistoryKind.Step, step.Head) with { From = step.Delta?.From };
        try
        {
            var state = step.Delta is { } delta
                ? (before ?? throw new DigestMismatchException("A delta onto nothing.")).Apply(delta)
                : CatalogState.Load(step.Head, step.Documents);
            lock (_states)
            {
                _states[step.Head.Catalog] = state;
            }

            _history.Add(line);
        }
        catch (DigestMismatchException mismatch)
        {
            _history.Add(line with { Proved = false, Note = mismatch.Message });
            _states[step.Head.Catalog] = null;
            throw new IOException("The stream cannot be proved.", mismatch);
        }
    }

    private void Note(V1.WatchResponse message)
    {
        switch (message.MessageCase)
        {
            case V1.WatchResponse.MessageOneofCase.ResyncRequired:
                var catalog = message.ResyncRequired.Catalog["catalogs/".Length..];
                _history.Add(Line(HistoryKind.Resync, catalog) with { Note = $"{message.ResyncRequired.Reason}" });
                break;
            case V1.WatchResponse.MessageOneofCase.Bookmark:
                foreach (var head in message.Bookmark.Heads)
                {
                    _history.Add(Line(HistoryKind.Bookmark, head.ToModel()));
                }

                break;
        }
    }

    private HistoryEvent Line(HistoryKind kind, CatalogHead head) => Line(kind, head.Catalog) with
    {
        Epoch = head.Epoch,
        To = head.Version,
        Digest = $"{head.Digest}",
    };

    private HistoryEvent Line(HistoryKind kind, string catalog) => new()
    {
        Time = HistoryLog.Now,
        Consumer = _name,
        Kind = kind,
        Stream = _stream,
        Catalog = catalog,
    };

    private static V1.Cursor CursorOf(string catalog, CatalogState? state) => state is null
        ? new() { Catalog = $"catalogs/{catalog}" }
        : WatchingCopy.CursorOf(state);
}
