using MasterData.Core.Access;
using MasterData.Core.Versions;

namespace MasterData.Core.Items;

/// <summary>Gets what many codes or aliases meant on a day.</summary>
internal sealed class BatchGetItems(ReadPoints points, ItemSources sources)
{
    /// <summary>The most codes at a time.</summary>
    public const int MostCodes = 1_000;

    /// <summary>Those in force on the day, and which are not.</summary>
    public async Task<BatchAnswer> ExecuteAsync(
        Actor actor,
        string catalog,
        IReadOnlyCollection<string> codes,
        DateOnly? effectiveOn,
        KnownAt? knownAt,
        CancellationToken cancellationToken)
    {
        actor.DemandRead(catalog);

        var point = await points.ResolveAsync(catalog, effectiveOn, knownAt, cancellationToken);
        var source = sources.At(point);
        var items = new List<ItemInForce>(codes.Count);
        var missing = new List<string>();
        foreach (var code in codes)
        {
            if (await FindAsync(source, code, cancellationToken) is { } item)
            {
                items.Add(item);
            }
            else
            {
                missing.Add(code);
            }
        }

        return new(await source.DatedAsync(items, cancellationToken), missing, point);
    }

    private static async Task<ItemInForce?> FindAsync(
        ItemSource source, string code, CancellationToken cancellationToken) =>
        await source.ResolveAsync(code, cancellationToken) is { } item
            ? await source.InForceAsync(item, cancellationToken)
            : null;
}
