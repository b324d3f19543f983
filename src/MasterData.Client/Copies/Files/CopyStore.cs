using MasterData.Client.Copies.Steps;
using MasterData.Digests;
using Microsoft.Extensions.Logging;

namespace MasterData.Client.Copies.Files;

/// <summary>Keeps the files of the copies: read once at the start, written again some time after each change.</summary>
internal sealed partial class CopyStore
{
    private const string Extension = ".mdcopy";

    private readonly Dictionary<string, (Hash Digest, string Authority)> _saved = new(StringComparer.Ordinal);
    private readonly CopyOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public CopyStore(CopyOptions options, TimeProvider time, ILogger logger) =>
        (_options, _time, _logger) = (options, time, logger);

    /// <summary>The best proved copy on disk; null: none.</summary>
    public KeptCopy? Load(string catalog)
    {
        var kept = TryRead(_options.Folder, catalog, CopySource.Disk.Tag);
        if (kept is not null)
        {
            _saved[catalog] = (kept.State.Head.Digest, kept.Authority);
        }

        return kept ?? TryRead(_options.ShippedFolder, catalog, "shipped");
    }

    /// <summary>Writes what has changed, again and again, and once more at the end.</summary>
    public async Task KeepAsync(IReadOnlyCollection<CatalogCopy> copies, CancellationToken cancellationToken)
    {
        if (_options.Folder.Length is 0)
        {
            return;
        }

        try
        {
            while (true)
            {
                await Task.Delay(_options.SaveAfter, _time, cancellationToken).ConfigureAwait(false);
                Save(copies);
            }
        }
        catch (OperationCanceledException)
        {
            Save(copies);
        }
    }

    private KeptCopy? TryRead(string folder, string catalog, string source)
    {
        if (folder.Length is 0)
        {
            return null;
        }

        var path = PathOf(folder, catalog);
        using var trace = CopyTraces.Begin("load", catalog);
        trace.From(source);
        try
        {
            var kept = CopyFile.Read(path, catalog);
            if (kept is not null)
            {
                trace.Reached(kept.State.Head, kept.State.Head.Count);
            }

            return kept;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            trace.Failed(fault);
            LogUnusable(fault, path);
            return null;
        }
    }

    private void Save(IEnumerable<CatalogCopy> copies)
    {
        foreach (var copy in copies)
        {
            if (copy.Current is not { } state
                || copy.Authority is not { } authority
                || _saved.GetValueOrDefault(copy.Catalog) == (state.Head.Digest, authority))
            {
                continue;
            }

            using var trace = CopyTraces.Begin("save", copy.Catalog);
            try
            {
                Directory.CreateDirectory(_options.Folder);
                CopyFile.Write(PathOf(_options.Folder, copy.Catalog), state, authority);
                _saved[copy.Catalog] = (state.Head.Digest, authority);
                trace.Reached(state.Head, state.Head.Count);
                Tell(copy, null);
            }
            catch (Exception fault) when (
                fault is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
            {
                // The last is what .NET says of a file that would exceed the limit on the size of files.
                trace.Failed(fault);
                Tell(copy, fault);
            }
        }
    }

    // Tried again with each save, and said once.
    private void Tell(CatalogCopy copy, Exception? fault)
    {
        var was = copy.Unsaved;
        copy.Unsaved = fault?.Message ?? "";
        if (fault is not null && was is "")
        {
            LogUnwritable(fault, copy.Catalog, _options.Folder);
        }
        else if (fault is null && was is not "")
        {
            LogWritable(copy.Catalog, _options.Folder);
        }
    }

    private static string PathOf(string folder, string catalog) => Path.Combine(folder, catalog + Extension);

    [LoggerMessage(LogLevel.Warning, "The copy in {File} cannot be used; the catalog is loaded anew")]
    private partial void LogUnusable(Exception fault, string file);

    [LoggerMessage(
        LogLevel.Warning,
        "The copy of {Catalog} cannot be kept in {Folder}: it lives in memory only, and is tried again")]
    private partial void LogUnwritable(Exception fault, string catalog, string folder);

    [LoggerMessage(LogLevel.Information, "The copy of {Catalog} is kept in {Folder} again")]
    private partial void LogWritable(string catalog, string folder);
}
