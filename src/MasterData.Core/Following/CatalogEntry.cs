using System.Collections.Immutable;
using MasterData.Versions;

namespace MasterData.Core.Following;

/// <summary>What the server holds of a catalog. Immutable; swapped as one reference, so readers never wait.</summary>
internal sealed class CatalogEntry
{
    /// <summary>The documents of the newest version.</summary>
    public required CatalogState State { get; init; }

    /// <summary>What the retained versions changed.</summary>
    public required CatalogLog Log { get; init; }

    /// <summary>
    /// Why publishing is stopped until a restore: what shows that the database is behind. Empty: it is not stopped.
    /// </summary>
    public string Evidence { get; init; } = "";

    /// <summary>Whether publishing is stopped.</summary>
    public bool Suspended => Evidence.Length > 0;

    /// <summary>The greatest version that changed each key, also a removed one.</summary>
    internal ImmutableDictionary<string, long> Changes { get; init; } =
        ImmutableDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>The id of the catalog.</summary>
    public string Catalog => State.Head.Catalog;

    /// <summary>The greatest version that changed <paramref name="key"/>, also if it removed it; zero: none.</summary>
    public long LastChanged(string key) => Changes.GetValueOrDefault(key);

    /// <summary>The entry after publications.</summary>
    internal CatalogEntry After(CatalogState state, IReadOnlyCollection<LoggedVersion> versions) => new()
    {
        State = state,
        Log = versions.Aggregate(Log, (log, version) => log.Add(version)),
        Changes = Changes.SetItems(versions.SelectMany(
            version => version.Keys, (version, key) => KeyValuePair.Create(key, version.Version))),
        Evidence = Evidence,
    };

    internal CatalogEntry WithEvidence(string evidence) =>
        new() { State = State, Log = Log, Changes = Changes, Evidence = evidence };

    internal CatalogEntry WithState(CatalogState state) =>
        new() { State = state, Log = Log, Changes = Changes, Evidence = Evidence };
}
