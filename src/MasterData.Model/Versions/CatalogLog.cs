using System.Collections.Immutable;

namespace MasterData.Versions;

/// <summary>The latest versions of a catalog without a gap, and which keys each changed. Immutable.</summary>
public sealed class CatalogLog
{
    /// <summary>The log without a version, which will keep all that it gets.</summary>
    public static readonly CatalogLog Empty = new([], LogRetention.Unlimited);

    private readonly ImmutableList<LoggedVersion> _versions;

    private readonly LogRetention _retention;

    private CatalogLog(ImmutableList<LoggedVersion> versions, LogRetention retention) =>
        (_versions, _retention) = (versions, retention);

    /// <summary>The versions, oldest first.</summary>
    public IReadOnlyList<LoggedVersion> Versions => _versions;

    /// <summary>The oldest version it has, from which a delta can start; zero: none.</summary>
    public long Oldest => _versions.IsEmpty ? 0 : _versions[0].Version;

    /// <summary>The newest version it has; zero: none.</summary>
    public long Newest => _versions.IsEmpty ? 0 : _versions[^1].Version;

    /// <summary>A log of versions that follow each other, without those that are not retained.</summary>
    /// <exception cref="ArgumentException">There is a gap.</exception>
    public static CatalogLog Of(IEnumerable<LoggedVersion> versions, LogRetention? retention = null)
    {
        var list = versions.ToImmutableList();
        for (var i = 1; i < list.Count; i++)
        {
            DemandNext(list[i - 1].Version, list[i].Version);
        }

        return new CatalogLog(list, retention ?? LogRetention.Unlimited).Trimmed();
    }

    /// <summary>The version, if the log has it.</summary>
    public LoggedVersion? At(long version) =>
        !_versions.IsEmpty && version >= Oldest && version <= Newest ? _versions[(int)(version - Oldest)] : null;

    /// <summary>The keys changed after <paramref name="version"/>, each once, in ordinal order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The log does not reach back so far.</exception>
    public IReadOnlyCollection<string> KeysSince(long version) => KeysBetween(version, Newest);

    /// <summary>The keys changed after <paramref name="from"/> up to <paramref name="to"/>, in ordinal order.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The log does not have all of these versions.</exception>
    public IReadOnlyCollection<string> KeysBetween(long from, long to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, Newest);
        if (from < to)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(from, Oldest - 1);
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var version = from + 1; version <= to; version++)
        {
            keys.UnionWith(_versions[(int)(version - Oldest)].Keys);
        }

        var ordered = keys.ToArray();
        Array.Sort(ordered, StringComparer.Ordinal);
        return ordered;
    }

    /// <summary>The log with one more version, without those that are then no longer retained.</summary>
    /// <exception cref="ArgumentException">It does not follow the newest one.</exception>
    public CatalogLog Add(LoggedVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (!_versions.IsEmpty)
        {
            DemandNext(Newest, version.Version);
        }

        return new CatalogLog(_versions.Add(version), _retention).Trimmed();
    }

    /// <summary>The log of the newest <paramref name="count"/> versions only.</summary>
    public CatalogLog Keep(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Without(_versions.Count - count);
    }

    private CatalogLog Trimmed()
    {
        if (_versions.IsEmpty)
        {
            return this;
        }

        var since = _retention.Since(_versions[^1].PublishedAt);
        var old = 0;
        while (_versions[old].PublishedAt < since)
        {
            old++;
        }

        return Without(Math.Max(old, _versions.Count - _retention.Versions));
    }

    private CatalogLog Without(int oldest) => oldest <= 0 ? this : new(_versions.RemoveRange(0, oldest), _retention);

    private static void DemandNext(long last, long next)
    {
        if (next != last + 1)
        {
            throw new ArgumentException($"Version {next} does not follow {last}.");
        }
    }
}
