using System.Globalization;
using MasterData.Core.Authority;
using MasterData.Core.Storage;
using MasterData.Versions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MasterData.Core.Witnesses;

/// <summary>
/// Remembers outside the database what this server has shown, so that a database put back is noticed.
/// </summary>
internal sealed partial class Witness(
    AuthorityIdentity identity, IOptions<StorageOptions> options, TimeProvider time, ILogger<Witness> logger)
{
    private readonly WitnessFile _file = new(options.Value.DataFolder, identity);
    private readonly Lock _writing = new();
    private volatile WitnessContent? _content;
    private WitnessContent? _written;
    private bool _fails;

    /// <summary>
    /// Whether the data folder names another authority: nothing is published and nothing put into Redis.
    /// </summary>
    public bool IsForeign { get; private set; }

    /// <summary>What is remembered; before the start, nothing.</summary>
    public WitnessContent? Content => _content;

    /// <summary>The last version of <paramref name="catalog"/> that was shown; null: none.</summary>
    public WitnessedHead? Find(string catalog) => IsForeign ? null : _content?.Heads.GetValueOrDefault(catalog);

    /// <summary>Reads the file of an earlier run, once, before the catalogs are loaded.</summary>
    /// <param name="hasVersions">Whether the database has any: then a missing file is worth a warning.</param>
    public void Load(bool hasVersions)
    {
        if (_content is not null)
        {
            return;
        }

        var read = _file.Read(out var isDamaged);
        if (isDamaged)
        {
            WitnessMetrics.Count("damaged");
            LogDamaged(_file.SetAside($"damaged-{Stamp()}"));
        }
        else if (read is null && hasVersions)
        {
            WitnessMetrics.Count("missing");
            LogMissing(_file.Path);
        }
        else if (read is not null && read.Authority != identity.Id)
        {
            IsForeign = true;
            WitnessMetrics.Count("foreign");
            LogForeign(_file.Path, read.Authority, identity.Id);
            read = null;
        }

        _content = read ?? new() { Authority = identity.Id };
        _written = read;
    }

    /// <summary>Remembers a head that memory shows, unless a later one is remembered.</summary>
    public void See(CatalogHead head)
    {
        if (Find(head.Catalog) is not { } known || head.Position > known.Position)
        {
            var seen = new WitnessedHead(head.Epoch, head.Version, $"{head.Digest}");
            Change(content => content with { Heads = content.Heads.SetItem(head.Catalog, seen) });
        }
    }

    /// <summary>Changes what is remembered.</summary>
    public void Change(Func<WitnessContent, WitnessContent> change)
    {
        lock (_writing)
        {
            _content = change(_content ?? new() { Authority = identity.Id });
        }
    }

    /// <summary>Writes what has changed since it was written last.</summary>
    public void Save()
    {
        lock (_writing)
        {
            if (IsForeign || _content is not { } content || ReferenceEquals(content, _written))
            {
                return;
            }

            Try(() => _file.Write(content));
            _written = content;
        }
    }

    /// <summary>Refuses a publication that could not be witnessed.</summary>
    /// <exception cref="Errors.MasterDataException">UNAVAILABLE, POSSIBLE_RESTORE.</exception>
    public void DemandWritable()
    {
        lock (_writing)
        {
            if (IsForeign)
            {
                throw WitnessErrors.Foreign();
            }

            if (_content is { } content)
            {
                Try(() => _file.Probe(content));
            }
        }
    }

    private void Try(Action write)
    {
        try
        {
            write();
            _fails = false;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (!_fails)
            {
                WitnessMetrics.Count("not_writable");
                LogNotWritable(fault, _file.Path);
            }

            _fails = true;
            throw WitnessErrors.NotWritable(fault);
        }
    }

    private string Stamp() => time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    [LoggerMessage(LogLevel.Error, "The witness was damaged and is kept as {File}; it is made anew")]
    private partial void LogDamaged(string file);

    [LoggerMessage(LogLevel.Warning,
        "There is no witness {File} beside a database that has versions; it is made anew. Until then an old database "
        + "would not be noticed")]
    private partial void LogMissing(string file);

    [LoggerMessage(LogLevel.Error,
        "The witness {File} is of the authority {Theirs}, the database of {Ours}. Nothing is published and nothing "
        + "written to Redis. If the data folder now belongs to this database, run masterdata-server adopt")]
    private partial void LogForeign(string file, string theirs, string ours);

    [LoggerMessage(LogLevel.Error, "The witness {File} cannot be written: publishing is refused, reading goes on")]
    private partial void LogNotWritable(Exception fault, string file);
}
