using System.Collections.Immutable;
using MasterData.Core.Following;
using MasterData.Documents;
using MasterData.Versions;

namespace MasterData.IntegrationTests.Sync;

/// <summary>Publishes into a memory as the database would, without one.</summary>
internal sealed class SyncAuthority(CatalogMemory memory)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Publishes version 1.</summary>
    public CatalogState Create(string catalog, string epoch, params IReadOnlyCollection<Document> documents)
    {
        var state = CatalogState.Empty(catalog, epoch).Next([SyncSamples.Content, .. documents], [], Start);
        return Show(state, CatalogLog.Of([LoggedVersion.Of(state.Head, Keys(state))]));
    }

    /// <summary>Publishes the next version.</summary>
    public CatalogState Publish(
        string catalog,
        IReadOnlyCollection<Document> changed,
        IReadOnlyCollection<string>? removed = null,
        DateTimeOffset? at = null)
    {
        var entry = memory.Get(catalog);
        var state = entry.State.Next(changed, removed ?? [], at ?? entry.State.Head.PublishedAt.AddSeconds(1));
        memory.Advance(entry.After(
            state, [LoggedVersion.Of(state.Head, [.. changed.Select(document => document.Key), .. removed ?? []])]));
        return state;
    }

    /// <summary>Publishes the next version of a new life, without change.</summary>
    public CatalogState Restore(string catalog, string epoch)
    {
        var entry = memory.Get(catalog);
        var state = entry.State.Next([], [], entry.State.Head.PublishedAt.AddSeconds(1), epoch);
        memory.Advance(entry.After(state, [LoggedVersion.Of(state.Head, [])]));
        return state;
    }

    /// <summary>Forgets all but the newest versions.</summary>
    public void Compact(string catalog, int kept)
    {
        var entry = memory.Get(catalog);
        memory.Update(catalog, _ => new()
        {
            State = entry.State,
            Log = entry.Log.Keep(kept),
            Changes = entry.Changes,
        });
    }

    private static IEnumerable<string> Keys(CatalogState state) => state.Documents.Select(document => document.Key);

    private CatalogState Show(CatalogState state, CatalogLog log)
    {
        memory.Advance(new()
        {
            State = state,
            Log = log,
            Changes = Keys(state).ToImmutableDictionary(key => key, _ => state.Head.Version),
        });
        return state;
    }
}
