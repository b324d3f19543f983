using System.Data.Common;
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
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _changed = new(1, 1);
    private readonly MasterDataChannel _channel;
    private readonly CatalogCopies _copies;
    private readonly List<CatalogMirror> _mirrors;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    private MirrorRun(
        MirrorConfig config,
        MirrorStore store,
        Dictionary<string, Mirrored> mirrored,
        TimeProvider time,
        ILogger logger)
    {
        (_time, _logger) = (time, logger);
        _channel = MasterDataChannel.Open(config.Server, MasterDataCredentials.ApiKey(config.Key));
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
        _mirrors = [.. _copies.All.Select(copy => new CatalogMirror(store, copy, mirrored[copy.Catalog]))];
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
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        var pause = Shortest;
        while (true)
        {
            // Also without a sign: what was lost between two signs must not wait for the third.
            await _changed.WaitAsync(Longest, cancellationToken);
            try
            {
                await BringUpAsync(cancellationToken);
                pause = Shortest;
            }
            catch (DbException fault)
            {
                LogUnwritable(fault);
                await Task.Delay(pause, _time, cancellationToken);
                pause = pause * 2 < Longest ? pause * 2 : Longest;
                Wake();
            }
        }
    }

    /// <summary>Waits until all tables have what the authority has.</summary>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        do
        {
            await _changed.WaitAsync(Shortest, cancellationToken);
            await BringUpAsync(cancellationToken);
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

    private async Task BringUpAsync(CancellationToken cancellationToken)
    {
        foreach (var mirror in _mirrors)
        {
            if (await mirror.BringUpAsync(cancellationToken) is { } documents)
            {
                LogWritten(mirror.Catalog, mirror.Head!.Version, documents);
            }
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

    [LoggerMessage(LogLevel.Warning, "The tables cannot be written; tried again soon")]
    private partial void LogUnwritable(Exception fault);
}
