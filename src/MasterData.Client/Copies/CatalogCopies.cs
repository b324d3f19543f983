using System.Diagnostics;
using Grpc.Core;
using MasterData.Client.Cache;
using MasterData.Client.Connecting;
using MasterData.Client.Sync;
using MasterData.Digests;
using MasterData.Wire;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MasterData.Client.Copies;

/// <summary>Keeps local copies of catalogs equal to the authority's, over one stream that is taken up again and again.</summary>
/// <example><code>
/// using var channel = MasterDataChannel.Open(new("http://127.0.0.1:5081"), MasterDataCredentials.ApiKey(key));
/// await using var copies = CatalogCopies.Start(channel, new() { Catalogs = ["admin-units"] });
/// var units = copies["admin-units"];
/// await units.WaitForAnyAsync(CancellationToken.None);
/// Console.WriteLine(units.On("20656", new(2025, 8, 1))?.Name);
/// </code></example>
public sealed partial class CatalogCopies : IAsyncDisposable
{
    private const int Protocol = 1;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<string, CatalogCopy> _copies;
    private readonly HashSet<string> _loadAnew = new(StringComparer.Ordinal);
    private readonly CallInvoker _invoker;
    private readonly CopyOptions _options;
    private readonly Freshness _freshness;
    private readonly Absence _absence;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CopyMetrics _metrics;
    private readonly CopyReporter _reporter;
    private readonly CopyRepair _repair;
    private readonly Task _running;
    private int _isDisposed;

    private CatalogCopies(MasterDataChannel channel, CopyOptions options, TimeProvider time, ILogger logger)
    {
        (_options, _time, _logger) = (options, time, logger);
        _invoker = channel.Invoker;
        var sync = new V1.SyncService.SyncServiceClient(_invoker);
        _freshness = new(time, options.StaleAfter);
        _absence = new(time);
        _copies = options.Catalogs.ToDictionary(
            id => id, id => new CatalogCopy(id, _freshness, options.Accept, time, logger), StringComparer.Ordinal);
        var store = new CopyStore(options, time, logger);
        foreach (var copy in _copies.Values)
        {
            var own = options.Begin.FirstOrDefault(state => state.Head.Catalog == copy.Catalog);
            if ((own ?? store.Load(copy.Catalog)) is { } kept)
            {
                copy.Show(kept, [], isWhole: true, own is null ? "disk" : "own");
            }
        }

        _metrics = new(_copies.Values);
        _repair = new(sync, time, logger);
        _reporter = new(new(_invoker), options, _copies.Values, time);
        _running = Task.WhenAll(
            InBackground(FollowAsync),
            InBackground(FollowRedisAsync),
            InBackground(() => store.KeepAsync(_copies.Values, _stopping.Token)),
            InBackground(() => _reporter.RunAsync(_stopping.Token)),
            InBackground(() => CopyDays.WatchAsync(_copies.Values, time, _stopping.Token)));
    }

    /// <summary>The copies, in no order.</summary>
    public IReadOnlyCollection<CatalogCopy> All => _copies.Values;

    /// <summary>The copy of a catalog that the options name.</summary>
    public CatalogCopy this[string catalog] => _copies.GetValueOrDefault(catalog)
        ?? throw new KeyNotFoundException($"{catalog} is not among the catalogs of the options.");

    /// <summary>Loads what is on disk, then connects in the background; never waits for the server.</summary>
    /// <exception cref="ArgumentException">The options make no sense.</exception>
    public static CatalogCopies Start(
        MasterDataChannel channel, CopyOptions options, TimeProvider? time = null, ILogger? logger = null)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(options);
        options.Demand();
        return new(channel, options, time ?? TimeProvider.System, logger ?? NullLogger.Instance);
    }

    /// <summary>Ends the stream and writes the files a last time.</summary>
    public async ValueTask DisposeAsync()
    {
        // A container may dispose of it, and so may whoever made it.
        if (Interlocked.Exchange(ref _isDisposed, 1) is not 0)
        {
            return;
        }

        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _metrics.Dispose();
        _absence.Dispose();
        _stopping.Dispose();
    }

    // The request in which a program first asks for its copies is not the parent of all that they ever do.
    private static Task InBackground(Func<Task> work) => Task.Run(() =>
    {
        Activity.Current = null;
        return work();
    });

    private Task FollowRedisAsync()
    {
        if (_options.Redis is not { } redis)
        {
            return Task.CompletedTask;
        }

        var longest = _options.LongestPause;
        var followers = _copies.Values.Select(copy => new RedisFollower(copy, _absence, _metrics, longest, _time, _logger));
        return new RedisSource(redis, _absence, [.. followers], longest, _time, _logger).RunAsync(_stopping.Token);
    }

    private async Task FollowAsync()
    {
        var pause = ShortestPause;
        while (!_stopping.IsCancellationRequested)
        {
            var (moved, asked) = await WatchAsync().ConfigureAwait(false);
            _freshness.Lost();

            // A repair is the server's work too: Redis moves nothing under it.
            await RepairAsync().ConfigureAwait(false);
            _absence.Lost(answered: moved);
            pause = moved ? ShortestPause : Min(pause * 2, _options.LongestPause);
            try
            {
                // Spread, so that all who lost the same server do not come back at once.
                var wait = asked ?? (pause * (0.5 + Random.Shared.NextDouble()));
                await Task.Delay(wait, _time, _stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>One stream, until it ends.</summary>
    /// <returns>Whether anything came, and how long the server asked to wait.</returns>
    private async Task<(bool Moved, TimeSpan? Asked)> WatchAsync()
    {
        var moved = false;
        TimeSpan? asked = null;
        try
        {
            var request = new V1.WatchRequest
            {
                Cursors = { _copies.Values.Select(CursorOf) },
                Instance = _options.Instance,
                Protocol = Protocol,
            };
            _freshness.Asked();
            using var call = _invoker.AsyncServerStreamingCall(
                WatchMessage.Watch, null, new(cancellationToken: _stopping.Token), request);
            var feed = new CopyFeed(_time);
            await foreach (var message in call.ResponseStream.ReadAllAsync(_stopping.Token).ConfigureAwait(false))
            {
                if (!moved && WasMovedMeanwhile(request))
                {
                    return (true, TimeSpan.Zero);
                }

                moved = true;
                asked = Note(message.Response) ?? asked;
                Take(feed, message);
            }
        }
        catch (RpcException failure) when (!_stopping.IsCancellationRequested)
        {
            LogLost(failure.StatusCode, failure.Status.Detail);
        }
        catch (Exception end) when (end is RpcException or OperationCanceledException)
        {
            // We are stopping.
        }
#pragma warning disable CA1031 // Whatever a server sends must not end the copies for good.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            // What was wrong once may be wrong each time: not so soon again.
            moved = false;
            LogWrong(fault);
        }

        return (moved, asked);
    }

    // Once the server is here, Redis moves nothing more; what it moved since the server was asked makes the question void.
    private bool WasMovedMeanwhile(V1.WatchRequest request)
    {
        _absence.Ended();
        return !request.Cursors.SequenceEqual(_copies.Values.Select(CursorOf));
    }

    private void Take(CopyFeed feed, WatchMessage message)
    {
        try
        {
            if (feed.Take(message) is { } step)
            {
                Apply(step);
            }
        }
        catch (UnknownContentException unknown)
        {
            var name = message.Response.Delta?.Catalog ?? message.Response.SnapshotEnd?.Head.Catalog ?? "";
            CopyOf(ResourceName.CatalogOf(name)).Reason = $"this program must be updated: {unknown.Message}";
            throw;
        }
    }

    // The steward learns of it first; then the copy takes only what differs, and is loaded whole if that fails.
    private async Task RepairAsync()
    {
        foreach (var copy in _loadAnew.Select(catalog => _copies[catalog]).ToList())
        {
            try
            {
                await _reporter.ReportAsync(_stopping.Token).ConfigureAwait(false);
                if (await _repair.TryAsync(copy, _stopping.Token).ConfigureAwait(false))
                {
                    _metrics.Step(copy.Catalog, "repair");
                    _loadAnew.Remove(copy.Catalog);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private TimeSpan? Note(V1.WatchResponse message)
    {
        switch (message.MessageCase)
        {
            case V1.WatchResponse.MessageOneofCase.Hello:
                _freshness.Connected(message.Hello.ServerTime?.ToDateTimeOffset());
                break;
            case V1.WatchResponse.MessageOneofCase.Bookmark:
                DemandAllCame(message.Bookmark);
                if (message.Bookmark.Heads.Count == _copies.Count)
                {
                    _freshness.Bookmark(!message.Bookmark.AuthorityUnreachable, message.Bookmark.ServerTime?.ToDateTimeOffset());
                }

                break;
            case V1.WatchResponse.MessageOneofCase.Drain:
                // No server may send us away for good, be it by a mistake of its own.
                var asked = TimeSpan.FromMilliseconds(Math.Max(0, message.Drain.ReconnectAfterMilliseconds));
                return Min(asked, LongestAsked);
        }

        return null;
    }

    // What cannot be proved is never shown: the copy stays as it is, and is loaded whole by the next stream.
    private void Apply(CopyStep step)
    {
        var copy = CopyOf(step.Head.Catalog);
        if (step.IsKnownTo(copy.Received))
        {
            return;
        }

        using var trace = CopyTraces.Begin(step.Delta is null ? "load" : "apply", copy.Catalog, step.Began);
        trace.From("grpc");
        try
        {
            var state = step.ApplyTo(copy.Received);
            trace.Reached(state.Head, step.Delta is null ? step.Head.Count : step.Keys.Count);
            _metrics.Step(copy.Catalog, step.Delta is null ? "snapshot" : "delta");
            _loadAnew.Remove(copy.Catalog);
            copy.Receive(state, step.Keys, step.Delta is null, "grpc");
        }
        catch (DigestMismatchException mismatch)
        {
            trace.Failed(mismatch);
            copy.Reason = $"version {step.Head.Version} cannot be proved: {mismatch.Message}";
            _metrics.Unproved(copy.Catalog);
            _loadAnew.Add(copy.Catalog);
            throw;
        }
    }

    // A bookmark says that everything before it was sent: if it did not come, this stream is not to be trusted.
    private void DemandAllCame(V1.Bookmark bookmark)
    {
        foreach (var head in bookmark.Heads.Select(head => head.ToModel()))
        {
            if (CopyOf(head.Catalog).Received is not { } received || CatalogCopy.IsLater(head, received.Head))
            {
                throw new FormatException($"What leads to version {head.Version} of {head.Catalog} did not come.");
            }
        }
    }

    private CatalogCopy CopyOf(string catalog) => _copies.GetValueOrDefault(catalog)
        ?? throw new FormatException($"Something of {catalog} came, which was not asked for.");

    private V1.Cursor CursorOf(CatalogCopy copy)
    {
        var cursor = new V1.Cursor { Catalog = ResourceName.OfCatalog(copy.Catalog) };
        if (copy.Received?.Head is { } head && !_loadAnew.Contains(copy.Catalog))
        {
            cursor.Epoch = head.Epoch;
            cursor.Version = head.Version;
            cursor.Digest = Google.Protobuf.ByteString.CopyFrom(head.Digest.Span);
        }

        return cursor;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    [LoggerMessage(LogLevel.Warning, "The stream of the catalogs ended with {Status}: {Detail}. It is taken up again")]
    private partial void LogLost(StatusCode status, string detail);

    [LoggerMessage(
        LogLevel.Error,
        "What came over the stream is wrong or not whole; the copy stays as it was, and what it lacks is asked for again")]
    private partial void LogWrong(Exception fault);
}
