using MasterData.Client.Redis;
using MasterData.Versions;

namespace MasterData.Client.Copies;

/// <summary>Which catalogs are kept, and how.</summary>
public sealed record CopyOptions
{
    /// <summary>The ids of the catalogs, such as <c>admin-units</c>; at least one, at most 100.</summary>
    public required IReadOnlyList<string> Catalogs { get; init; }

    /// <summary>Where copies are kept for the next start; empty: nowhere.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Files that came with the program, one for each catalog, read where <see cref="Folder"/> has none.</summary>
    public string ShippedFolder { get; init; } = "";

    /// <summary>The Redis that is read while the server cannot be reached; null: none.</summary>
    public RedisOptions? Redis { get; init; }

    /// <summary>Proved states that the program keeps itself, in its own database; they come before any file.</summary>
    public IReadOnlyList<CatalogState> Begin { get; init; } = [];

    /// <summary>
    /// Looks at each new version before it is shown: null lets it in; a text is the reason to stay at the last one, and goes
    /// to the stewards. So does an exception. A version that was rejected is not asked for again.
    /// </summary>
    public Func<CatalogState, string?>? Accept { get; init; }

    /// <summary>A name of this instance for the register of consumers.</summary>
    public string Instance { get; init; } = "";

    /// <summary>After how long without word from the server a copy is stale. Default: three heartbeats of 5 s.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The most that is waited before connecting again.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long changes are collected before the file of a copy is written again.</summary>
    public TimeSpan SaveAfter { get; init; } = TimeSpan.FromSeconds(2);

    internal void Demand()
    {
        if (Catalogs.Count is 0 or > 100)
        {
            throw new ArgumentException($"{nameof(Catalogs)} must name 1 to 100 catalogs, not {Catalogs.Count}.");
        }

        if (Catalogs.Distinct(StringComparer.Ordinal).Count() != Catalogs.Count || Catalogs.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException($"{nameof(Catalogs)} names a catalog twice, or none.");
        }

        if (StaleAfter <= TimeSpan.Zero || LongestPause <= TimeSpan.Zero || SaveAfter < TimeSpan.Zero)
        {
            throw new ArgumentException("A time of the options is not positive.");
        }

        Redis?.Demand();
    }
}
