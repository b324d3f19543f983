using MasterData.Core.Publication;
using MasterData.Core.Restores;
using MasterData.Core.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace MasterData.Core.Following;

/// <summary>
/// Follows what other servers publish, by polling the heads; PostgreSQL's notifications only shorten the wait.
/// </summary>
internal sealed partial class FollowHeads(
    CatalogMemory memory,
    LoadCatalogs load,
    SuspendCatalog suspend,
    IOptions<StorageOptions> options,
    TimeProvider time,
    ILogger<FollowHeads> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly SemaphoreSlim _hints = new(0, 1);
    private Task? _hint;

    /// <summary>Looks at the heads once and brings memory up to them.</summary>
    public async Task PollAsync(CancellationToken cancellationToken)
    {
        try
        {
            await load.ExecuteAsync(cancellationToken);
            await suspend.SaveAsync(cancellationToken);
            if (memory.AuthorityUnreachable)
            {
                LogReachable();
                memory.AuthorityUnreachable = false;
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            if (!memory.AuthorityUnreachable)
            {
                LogUnreachable(fault);
                memory.AuthorityUnreachable = true;
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listening = options.Value.IsPostgres ? ListenAsync(stoppingToken) : Task.CompletedTask;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await PollAsync(stoppingToken);
                await WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }

        await listening;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _hints.Dispose();
        base.Dispose();
    }

    // A wait for a hint lasts until there is one: to end one with each look would cost an exception.
    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _hint ??= _hints.WaitAsync(cancellationToken);
        await Task.WhenAny(_hint, Task.Delay(Interval, time, enough.Token));
        await enough.CancelAsync();
        if (_hint.IsCompleted)
        {
            _hint = null;
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(cancellationToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogDeaf(fault);
                await Task.Delay(Interval * 4, time, cancellationToken).ConfigureAwait(
                    ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ListenOnceAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(options.Value.Postgres);
        await connection.OpenAsync(cancellationToken);
        connection.Notification += (_, _) => Hint();
        await using var command = new NpgsqlCommand($"LISTEN {PublishVersion.Channel}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private void Hint()
    {
        lock (_hints)
        {
            if (_hints.CurrentCount is 0)
            {
                _hints.Release();
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database cannot be reached; what is served may be behind")]
    private partial void LogUnreachable(Exception fault);

    [LoggerMessage(LogLevel.Information, "The database is reached again")]
    private partial void LogReachable();

    [LoggerMessage(LogLevel.Debug, "No hints from the database; the poll goes on")]
    private partial void LogDeaf(Exception fault);
}
