using MasterData.Acts;
using MasterData.Core.Following;
using MasterData.Core.Versions;
using MasterData.Documents;
using MasterData.Items;
using MasterData.Versions;

namespace MasterData.Core.Items;

/// <summary>The documents of a catalog at a read point, from memory, or one by one from the database.</summary>
internal sealed class ItemSource(ReadPoint point, CatalogMemory memory, OldStates old, LastChanges changes)
{
    private string Catalog => point.Head.Catalog;

    private long Version => point.Head.Version;

    /// <summary>The item that a code or alias means; null if there is none.</summary>
    public async ValueTask<ItemDocument?> ResolveAsync(string codeOrAlias, CancellationToken cancellationToken)
    {
        if (point.State is { } state)
        {
            return state.Resolve(codeOrAlias);
        }

        // Most of what is asked for is a code; only for an alias the whole old state is needed.
        return await FindAsync(codeOrAlias, cancellationToken)
            ?? (await StateAsync(cancellationToken)).Resolve(codeOrAlias);
    }

    /// <summary>The item with exactly this code; null if there is none.</summary>
    public async ValueTask<ItemDocument?> FindAsync(string code, CancellationToken cancellationToken) =>
        point.State is { } state
            ? state.Find(code)
            : await old.GetDocumentAsync(Catalog, DocumentKey.OfItem(code), Version, cancellationToken) as ItemDocument;

    /// <summary>The acts with these ids, in this order; those without a record are left out.</summary>
    public async Task<IReadOnlyList<LegalAct>> ActsAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        if (point.State is { } state)
        {
            return [.. ids.Select(state.FindAct).OfType<LegalAct>()];
        }

        string[] keys = [.. ids.Select(DocumentKey.OfAct)];
        var found = await old.GetDocumentsAsync(Catalog, keys, Version, cancellationToken);
        return [.. keys.Select(key => found.GetValueOrDefault(key)).OfType<LegalAct>()];
    }

    /// <summary>The whole catalog.</summary>
    public async ValueTask<CatalogState> StateAsync(CancellationToken cancellationToken) =>
        point.State ?? await old.GetAsync(Catalog, Version, cancellationToken);

    /// <summary>The item as it is in force on the day of the point; null if it is not.</summary>
    public async ValueTask<ItemInForce?> InForceAsync(ItemDocument item, CancellationToken cancellationToken) =>
        item.On(point.EffectiveOn) is { } slice
            ? new(item, slice, await LevelAsync(slice, cancellationToken))
            : null;

    /// <summary>The same item with the version of its last change.</summary>
    public async ValueTask<ItemInForce> DatedAsync(ItemInForce item, CancellationToken cancellationToken) =>
        memory.Get(Catalog).LastChanged(item.Item.Key) is var last && last <= Version
            ? item with { LastChanged = last }
            : (await DatedAsync([item], cancellationToken))[0];

    /// <summary>The same items with the version of their last change.</summary>
    public Task<IReadOnlyList<ItemInForce>> DatedAsync(
        IReadOnlyList<ItemInForce> items, CancellationToken cancellationToken) =>
        changes.PutAsync(items, memory.Get(Catalog), Version, cancellationToken);

    private async ValueTask<int> LevelAsync(Slice slice, CancellationToken cancellationToken)
    {
        var level = 1;
        for (var at = slice; at.Parent is not "" && level < ListIndex.MostLevels; level++)
        {
            if ((await FindAsync(at.Parent, cancellationToken))?.On(point.EffectiveOn) is not { } above)
            {
                break;
            }

            at = above;
        }

        return level;
    }
}
