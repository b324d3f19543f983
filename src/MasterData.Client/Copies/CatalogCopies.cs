using System.Diagnostics;
using Grpc.Core;
using MasterData.Client.Connecting;
using MasterData.Client.Copies.Files;
using MasterData.Client.Copies.Steps;
using MasterData.Client.Copies.Streams;
using MasterData.Client.Redis;
using MasterData.Versions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MasterData.Client.Copies;

/// <summary>
/// Keeps local copies of catalogs equal to the authority's, over one stream that is taken up again and again.
/// </summary>
/// <example><code>
/// using var channel = MasterDataChannel.Open(new("http://127.0.0.1:5081"), MasterDataCredentials.ApiKey(key));
/// await using var copies = CatalogCopies.Start(channel, new() { Catalogs = ["admin-units"] });
/// var units = copies["admin-units"];
/// await units.WaitForAnyAsync(CancellationToken.None);
/// Console.WriteLine(units.On("20656", new(2025, 8, 1))?.Name);
/// </code></example>
public sealed class CatalogCopies : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<string, CatalogCopy> _copies;
    private readonly Absence _absence;
    private readonly CopyMetrics _metrics;
    private readonly Task _running;
    private int _isDisposed;

    private CatalogCopies(CallInvoker invoker, CopyOptions options, TimeProvider time, ILogger logger)
    {
        var sync = new V1.SyncService.SyncServiceClient(invoker);
        var store = new CopyStore(options, time, logger);
        var freshness = new Freshness(time, options.StaleAfter);
        _absence = new(time);
        _copies = options.Catalogs.ToDictionary(
            id => id, id => new CatalogCopy(id, freshness, options.Accept, time, logger), StringComparer.Ordinal);
        ShowKept(options, store, time);
        _metrics = new(_copies.Values);
        var reporter = new CopyReporter(new(invoker), options, _copies.Values, time);
        var stream = new CopyStream(
            invoker, options.Instance, _copies, freshness, _absence, _metrics, time, logger);
        var repair = new CopyRepair(sync, _metrics, time, logger);
        var loop = new StreamLoop(stream, repair, reporter, _copies.Values, _absence, options.LongestPause, time);
        _running = Task.WhenAll(
            InBackground(() => loop.RunAsync(_stopping.Token)),
            InBackground(() => FollowRedisAsync(options, time, logger)),
            InBackground(() => store.KeepAsync(_copies.Values, _stopping.Token)),
            InBackground(() => reporter.RunAsync(_stopping.Token)),
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
        return new(channel.Invoker, options, time ?? TimeProvider.System, logger ?? NullLogger.Instance);
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

    private void ShowKept(CopyOptions options, CopyStore store, TimeProvider time)
    {
        foreach (var copy in _copies.Values)
        {
            copy.Begin(options.Authorities.GetValueOrDefault(copy.Catalog, ""));
            if (options.Begin.FirstOrDefault(state => state.Head.Catalog == copy.Catalog) is { } own)
            {
                copy.Show(own, [], isWhole: true, CopySource.Program);
            }
            else if (store.Load(copy.Catalog) is { } kept
                && !EpochDate.IsFarAhead(kept.State.Head.Epoch, time.GetUtcNow()))
            {
                copy.Begin(kept.Authority);
                copy.Show(kept.State, [], isWhole: true, CopySource.Disk);
            }
        }
    }

    private Task FollowRedisAsync(CopyOptions options, TimeProvider time, ILogger logger)
    {
        if (options.Redis is not { } redis)
        {
            return Task.CompletedTask;
        }

        var maxPause = options.LongestPause;
        var followers = _copies.Values.Select(
            copy => new RedisFollower(copy, _absence, _metrics, maxPause, time, logger));
        return new RedisSource(redis, _absence, [.. followers], maxPause, time, logger).RunAsync(_stopping.Token);
    }
}
