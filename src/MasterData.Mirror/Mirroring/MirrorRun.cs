using System.Data.Common;
using System.Runtime.ExceptionServices;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Mirror.Configuration;
using MasterData.Mirror.Tables;
using MasterData.Versions;
using Microsoft.Extensions.Logging;

namespace MasterData.Mirror.Mirroring;

/// <summary>Keeps the tables equal to the catalogs until it is told to stop.</summary>
internal sealed partial class MirrorRun : IAsyncDisposable
{
    private readonly SemaphoreSlim _changed = new(1, 1);
    private readonly MasterDataChannel _channel;
    private readonly CatalogCopies _copies;
    private readonly List<CatalogMirror> _mirrors;
    private readonly ILogger _logger;

    private MirrorRun(
        MirrorConfig config,
        MirrorStore store,
        Dictionary<string, Mirrored> mirrored,
        TimeProvider time,
        ILogger logger)
    {
        _logger = logger;
        _channel = MasterDataChannel.Open(
            config.Server, MasterDataCredentials.ApiKey(config.Key), allowInsecure: config.AllowInsecure);
        var options = new CopyOptions
        {
            Catalogs = config.Catalogs,
            Instance = config.Instance,
            Redis = config.Redis,
            Begin = mirrored.Values.Select(one => one.State).OfType<CatalogState>().ToList(),
            Authorities = mirrored.ToDictionary(
                pair => pair.Key, pair => pair.Value.Authority, StringComparer.Ordinal),
        };
        _copies = CatalogCopies.Start(_channel, options, time, logger);
        _mirrors = [.. _copies.All.Select(copy => new CatalogMirror(store, copy, mirrored[copy.Catalog], time))];
        foreach (var copy in _copies.All)
        {
            copy.Changed += _ => Wake();
        }
    }

    /// <summary>The catalogs.</summary>
    public IReadOnlyList<CatalogMirror> Mirrors => _mirrors;

    /// <summary>Makes the tables, reads and proves what they have, and connects.</summary>
    public static async Task<MirrorRun> StartAsync(
        MirrorConfig config, TimeProvider time, ILogger logger, CancellationToken cancellationToken)
    {
        var store = await OpenAsync(config, time, cancellationToken);
        var mirrored = new Dictionary<string, Mirrored>(StringComparer.Ordinal);
        foreach (var catalog in config.Catalogs)
        {
            mirrored[catalog] = await store.ReadAsync(catalog, cancellationToken);
        }

        return new(config, store, mirrored, time, logger);
    }

    /// <summary>Makes the tables if they are missing.</summary>
    public static async Task<MirrorStore> OpenAsync(
        MirrorConfig config, TimeProvider time, CancellationToken cancellationToken)
    {
        MirrorDatabase database = config.Sqlite is ""
            ? new PostgresMirrorDatabase(config.Postgres)
            : new SqliteMirrorDatabase(config.Sqlite);
        await MirrorSchema.EnsureAsync(database, time, cancellationToken);
        return new(database, time);
    }

    /// <summary>Writes each change as it comes, until told to stop.</summary>
    /// <remarks>A catalog that cannot be written is tried again by itself; the others do not wait for it.</remarks>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            // Also without a sign: a lost one must not wait for the next.
            var failed = _mirrors.Where(mirror => mirror.Pause.HasFailed).Select(mirror => mirror.Pause.Left);
            await _changed.WaitAsync(failed.Append(RetryPause.Longest).Min(), cancellationToken);
            foreach (var mirror in _mirrors.Where(mirror => mirror.Pause.Left == TimeSpan.Zero))
            {
                await TryBringUpAsync(mirror, cancellationToken);
            }
        }
    }

    /// <summary>Waits until all tables have what the authority has.</summary>
    /// <exception cref="MirrorException">A catalog cannot be written; those that can have been.</exception>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        do
        {
            await _changed.WaitAsync(RetryPause.Shortest, cancellationToken);
            ExceptionDispatchInfo? failure = null;
            foreach (var mirror in _mirrors)
            {
                try
                {
                    await BringUpAsync(mirror, cancellationToken);
                }
                catch (Exception fault) when (fault is DbException or MirrorException)
                {
                    failure ??= ExceptionDispatchInfo.Capture(fault);
                }
            }

            failure?.Throw();
        }
        while (!_mirrors.TrueForAll(mirror => mirror.IsUpToDate));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _copies.DisposeAsync();
        _channel.Dispose();
        _changed.Dispose();
    }

    private async Task TryBringUpAsync(CatalogMirror mirror, CancellationToken cancellationToken)
    {
        try
        {
            await BringUpAsync(mirror, cancellationToken);
            mirror.Pause.Succeed();
        }
        catch (DbException fault)
        {
            mirror.Pause.Fail();
            LogUnwritable(fault, mirror.Catalog);
        }
        catch (AuthorityBehindException fault)
        {
            mirror.Pause.Fail();
            LogBehind(fault.Message);
        }
    }

    private async Task BringUpAsync(CatalogMirror mirror, CancellationToken cancellationToken)
    {
        if (await mirror.BringUpAsync(cancellationToken) is { } documents)
        {
            LogWritten(mirror.Catalog, mirror.Head!.Version, documents);
        }
    }

    private void Wake()
    {
        try
        {
            _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake.
        }
        catch (ObjectDisposedException)
        {
            // The last change came while we stopped; the next start writes it.
        }
    }

    [LoggerMessage(LogLevel.Information, "{Catalog} is at version {Version}; {Documents} documents were written")]
    private partial void LogWritten(string catalog, long version, int documents);

    [LoggerMessage(LogLevel.Warning, "The tables of {Catalog} cannot be written; tried again soon")]
    private partial void LogUnwritable(Exception fault, string catalog);

    [LoggerMessage(LogLevel.Error, "{Message}")]
    private partial void LogBehind(string message);
}
