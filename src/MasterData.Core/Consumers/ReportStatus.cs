using System.Collections.Concurrent;
using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Consumers;

/// <summary>Takes what consumers report, and writes it down every few seconds: thousands report, and few ask.</summary>
internal sealed partial class ReportStatus(
    MasterDataContextFactory contexts, CatalogMemory memory, TimeProvider time, ILogger<ReportStatus> logger)
    : BackgroundService
{
    /// <summary>The most copies of a report.</summary>
    public const int MaxCopies = 100;

    private const string DefaultInstance = "default";
    private const int MaxSource = 32;
    private const int MaxReason = 500;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Catalog, string System, string Instance), ConsumerRow> _waiting = [];

    /// <summary>Takes the report of an instance; a later one replaces it.</summary>
    /// <param name="actor">Whose instance.</param>
    /// <param name="instance">Its name; empty: <c>default</c>.</param>
    /// <param name="copies">What it has.</param>
    /// <exception cref="Errors.MasterDataException">CATALOG_NOT_FOUND, PERMISSION_DENIED, INVALID_FIELDS.</exception>
    public void Execute(Actor actor, string instance, IReadOnlyCollection<CopyReport> copies)
    {
        if (copies.Count > MaxCopies)
        {
            throw ConsumerErrors.TooManyCopies(MaxCopies);
        }

        foreach (var copy in copies)
        {
            actor.DemandRead(copy.Cursor.Catalog);
            memory.Get(copy.Cursor.Catalog);
        }

        var name = instance is "" ? DefaultInstance : instance;
        var now = time.GetUtcNow();
        foreach (var copy in copies)
        {
            if (copy.Reason.Length > 0)
            {
                LogHeldBack(actor.Id, name, copy.Cursor.Catalog, copy.Cursor.Version);
            }

            _waiting[(copy.Cursor.Catalog, actor.Id, name)] = Row(actor.Id, name, copy, now);
        }
    }

    /// <summary>
    /// Writes down what has been reported so far; if that fails, it is logged and tried again with the next.
    /// </summary>
    public async Task TryFlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FlushAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Reports come again; they are not worth an outage.
            LogLost(fault);
        }
    }

    /// <summary>Writes down what has been reported so far.</summary>
    internal async Task FlushAsync(CancellationToken cancellationToken)
    {
        // Also while the database cannot be reached.
        foreach (var row in ConsumerRetention.Outdated(_waiting.Values, time.GetUtcNow()))
        {
            _waiting.TryRemove(KeyValuePair.Create((row.Catalog, row.System, row.Instance), row));
        }

        var reports = _waiting.ToArray();
        if (reports is [])
        {
            return;
        }

        try
        {
            await WriteAsync(reports, cancellationToken);
        }
        catch (DbUpdateException fault) when (reports.Length > 1 && !DatabaseFaults.IsUnavailable(fault))
        {
            await WriteEachAsync(reports, cancellationToken);
        }
    }

    // One row that the database refuses must not hold up those of all other systems.
    private async Task WriteEachAsync(
        KeyValuePair<(string, string, string), ConsumerRow>[] reports, CancellationToken cancellationToken)
    {
        foreach (var report in reports)
        {
            try
            {
                await WriteAsync([report], cancellationToken);
            }
            catch (DbUpdateException fault) when (!DatabaseFaults.IsUnavailable(fault))
            {
                _waiting.TryRemove(report);
                LogRefused(fault, report.Value.System, report.Value.Catalog);
            }
        }
    }

    private async Task WriteAsync(
        KeyValuePair<(string, string, string), ConsumerRow>[] reports, CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var known = (await db.Set<ConsumerRow>().ToListAsync(cancellationToken))
            .ToDictionary(row => (row.Catalog, row.System, row.Instance));
        foreach (var (key, report) in reports)
        {
            if (!known.TryGetValue(key, out var row))
            {
                known.Add(key, report);
                db.Add(report);
            }
            else if (row.LastSeen <= report.LastSeen)
            {
                row.Take(report);
            }
        }

        db.RemoveRange(ConsumerRetention.Outdated(known.Values, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        foreach (var report in reports)
        {
            _waiting.TryRemove(report);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryFlushAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            await TryFlushAsync(CancellationToken.None);
        }
    }

    private static ConsumerRow Row(string system, string instance, CopyReport copy, DateTimeOffset now) => new()
    {
        Catalog = copy.Cursor.Catalog,
        System = system,
        Instance = instance,
        Epoch = copy.Cursor.Epoch,
        Version = copy.Cursor.Version,
        Digest = copy.Cursor.Digest,
        State = copy.State,
        Source = PlainText.Line(copy.Source, MaxSource),
        Reason = PlainText.Line(copy.Reason, MaxReason),
        LastSeen = now,
    };

    [LoggerMessage(
        LogLevel.Warning, "{System}, instance {Instance}, stays at version {Version} of {Catalog} and says why")]
    private partial void LogHeldBack(string system, string instance, string catalog, long version);

    [LoggerMessage(LogLevel.Error, "The database refuses what {System} reported of {Catalog}; it is left out")]
    private partial void LogRefused(Exception fault, string system, string catalog);

    [LoggerMessage(LogLevel.Warning, "What consumers reported could not be written down; it is tried again")]
    private partial void LogLost(Exception fault);
}
