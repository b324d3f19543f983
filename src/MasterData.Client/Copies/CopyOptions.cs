using MasterData.Client.Redis;
using MasterData.Versions;

namespace MasterData.Client.Copies;

/// <summary>Which catalogs are kept, and how.</summary>
public sealed record CopyOptions
{
    /// <summary>The ids of the catalogs, such as <c>admin-units</c>; at least one, at most 100.</summary>
    /// <value>Required; there is no default.</value>
    public required IReadOnlyList<string> Catalogs { get; init; }

    /// <summary>Where copies are kept for the next start; empty: nowhere.</summary>
    /// <value>Default: empty, nowhere.</value>
    public string Folder { get; init; } = "";

    /// <summary>
    /// Files that came with the program, one for each catalog, read where <see cref="Folder"/> has none.
    /// </summary>
    /// <value>Default: empty, none.</value>
    public string ShippedFolder { get; init; } = "";

    /// <summary>The Redis that is read while the server cannot be reached; null: none.</summary>
    /// <value>Default: null, none.</value>
    public RedisOptions? Redis { get; init; }

    /// <summary>Proved states that the program keeps itself, in its own database; they come before any file.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<CatalogState> Begin { get; init; } = [];

    /// <summary>
    /// For each catalog the id of the authority that what the program has of it comes from, as
    /// <see cref="CatalogCopy.Authority"/> said it; what the service of another one says is not taken.
    /// </summary>
    /// <value>Default: none; the files of <see cref="Folder"/> have theirs.</value>
    public IReadOnlyDictionary<string, string> Authorities { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Looks at each new version before it is shown: null lets it in; a text is the reason to stay at the last one, and
    /// goes to the stewards. So does an exception. A version that was rejected is not asked for again.
    /// </summary>
    /// <value>Default: null, which accepts every version.</value>
    public Func<CatalogState, string?>? Accept { get; init; }

    /// <summary>A name of this instance for the register of consumers.</summary>
    /// <value>Default: empty; then all that share a key are one instance in the register.</value>
    public string Instance { get; init; } = "";

    /// <summary>The time without word from the server after which a copy is stale.</summary>
    /// <value>Default: 15 seconds, three heartbeats of the server.</value>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest pause before connecting again, to the server or to Redis.</summary>
    /// <value>Default: 10 seconds. The first pause is a fraction of a second, each further one twice the last.</value>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time in which changes are collected before the file of a copy is written again.</summary>
    /// <value>Default: 2 seconds.</value>
    public TimeSpan SaveAfter { get; init; } = TimeSpan.FromSeconds(2);

    internal void Demand()
    {
        if (Catalogs.Count is 0 or > 100)
        {
            throw new ArgumentException($"{nameof(Catalogs)} must name 1 to 100 catalogs, not {Catalogs.Count}.");
        }

        if (Catalogs.Distinct(StringComparer.Ordinal).Count() != Catalogs.Count
            || Catalogs.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException($"{nameof(Catalogs)} names a catalog twice, or none.");
        }

        if (StaleAfter <= TimeSpan.Zero || LongestPause <= TimeSpan.Zero || SaveAfter <= TimeSpan.Zero)
        {
            throw new ArgumentException("A time of the options is not positive.");
        }

        Redis?.Demand();
    }
}
