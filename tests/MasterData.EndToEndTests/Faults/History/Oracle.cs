namespace MasterData.EndToEndTests.Faults.History;

/// <summary>What the database says was published: each version of each epoch, and every document at it.</summary>
/// <remarks>
/// A restore takes versions away that consumers have seen: so the database is read before each one too.
/// </remarks>
internal sealed class Oracle
{
    private readonly List<OracleReading> _readings = [];

    /// <summary>The last reading.</summary>
    public OracleReading Newest => _readings[^1];

    /// <summary>Adds what the database has now.</summary>
    public void Add(OracleReading reading) => _readings.Add(reading);

    /// <summary>A version that was committed at some time; null: it never was.</summary>
    public OracleVersion? Find(string catalog, string epoch, long version) =>
        ReadingOf(catalog, epoch, version)?.Versions[(catalog, version)];

    /// <summary>The hash of a document at a version that was committed; empty: there is none with this key.</summary>
    public string DocumentAt(string catalog, string epoch, long version, string key) =>
        ReadingOf(catalog, epoch, version)?.DocumentAt(catalog, key, version) ?? "";

    /// <summary>When the next version was committed, be it of a later epoch; null: it is the newest.</summary>
    public DateTimeOffset? OvertakenAt(string catalog, string epoch, long version)
    {
        // A restore leaves gaps in an epoch: what follows the last version of one is the first of the next.
        var sameEpoch = Find(catalog, epoch, version + 1)?.At;
        return sameEpoch ?? _readings.SelectMany(reading => reading.Versions)
            .Where(one => one.Key.Catalog == catalog && string.CompareOrdinal(one.Value.Epoch, epoch) > 0)
            .Select(one => (DateTimeOffset?)one.Value.At)
            .Min();
    }

    private OracleReading? ReadingOf(string catalog, string epoch, long version) =>
        _readings.Find(reading => reading.Versions.GetValueOrDefault((catalog, version))?.Epoch == epoch);
}
