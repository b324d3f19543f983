using MasterData.Acts;
using MasterData.Core.Following;
using MasterData.Core.Versions;
using MasterData.Documents;
using MasterData.Items;

namespace MasterData.Core.Items;

/// <summary>The documents of catalogs at read points, from memory, or one by one from the database.</summary>
internal sealed class ItemSource(CatalogMemory memory, OldStates old, LastChanges changes)
{
    /// <summary>The item that a code or alias means; null if there is none.</summary>
    public async ValueTask<ItemDocument?> ResolveAsync(
        ReadPoint point, string codeOrAlias, CancellationToken cancellationToken)
    {
        if (point.State is { } state)
        {
            return state.Resolve(codeOrAlias);
        }

        // Most of what is asked for is a code; only for an alias the whole old state is needed.
        return await FindAsync(point, codeOrAlias, cancellationToken)
            ?? (await old.GetAsync(point, cancellationToken)).Resolve(codeOrAlias);
    }

    /// <summary>The acts with these ids, in this order; those without a record are left out.</summary>
    public async Task<IReadOnlyList<LegalAct>> ActsAsync(
        ReadPoint point, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (point.State is { } state)
        {
            return [.. ids.Select(state.FindAct).OfType<LegalAct>()];
        }

        string[] keys = [.. ids.Select(DocumentKey.OfAct)];
        var found = await old.GetDocumentsAsync(point.Head.Catalog, keys, point.Head.Version, cancellationToken);
        return [.. keys.Select(key => found.GetValueOrDefault(key)).OfType<LegalAct>()];
    }

    /// <summary>The item as it is in force on the day of the point; null if it is not.</summary>
    public async ValueTask<ItemInForce?> InForceAsync(
        ReadPoint point, ItemDocument item, CancellationToken cancellationToken) =>
        item.On(point.EffectiveOn) is { } slice
            ? new(item, slice, await LevelAsync(point, slice, cancellationToken))
            : null;

    /// <summary>The same item with the version of its last change.</summary>
    public async ValueTask<ItemInForce> DatedAsync(
        ReadPoint point, ItemInForce item, CancellationToken cancellationToken) =>
        memory.Get(point.Head.Catalog).LastChanged(item.Item.Key) is var last && last <= point.Head.Version
            ? item with { LastChanged = last }
            : (await DatedAsync(point, [item], cancellationToken))[0];

    /// <summary>The same items with the version of their last change.</summary>
    public Task<IReadOnlyList<ItemInForce>> DatedAsync(
        ReadPoint point, IReadOnlyList<ItemInForce> items, CancellationToken cancellationToken) =>
        changes.PutAsync(items, memory.Get(point.Head.Catalog), point.Head.Version, cancellationToken);

    private async ValueTask<ItemDocument?> FindAsync(
        ReadPoint point, string code, CancellationToken cancellationToken) =>
        point.State is { } state
            ? state.Find(code)
            : await old.GetDocumentAsync(
                point.Head.Catalog, DocumentKey.OfItem(code), point.Head.Version, cancellationToken) as ItemDocument;

    private async ValueTask<int> LevelAsync(ReadPoint point, Slice slice, CancellationToken cancellationToken)
    {
        var walk = new AncestorWalk(slice);
        while (walk.Next is { } parent
            && walk.TryGoOn((await FindAsync(point, parent, cancellationToken))?.On(point.EffectiveOn)))
        {
        }

        return walk.Level;
    }
}
