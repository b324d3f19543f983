using MasterData.Core.Access;
using MasterData.Core.Requests;
using MasterData.Core.Versions;

namespace MasterData.Core.Items;

/// <summary>Gets what many codes or aliases meant on a day.</summary>
internal sealed class BatchGetItems(ReadPoints points, ItemSource source, CostlyWork costly)
{
    /// <summary>The most codes at a time.</summary>
    public const int MaxCodes = 1_000;

    /// <summary>Those in force on the day, and which are not.</summary>
    /// <exception cref="Errors.MasterDataException">
    /// PERMISSION_DENIED, INVALID_FIELDS, and those of <see cref="ReadPoints"/>.
    /// </exception>
    public async Task<BatchAnswer> ExecuteAsync(
        Actor actor,
        string catalog,
        IReadOnlyCollection<string> codes,
        DateOnly? effectiveOn,
        KnownAt? knownAt,
        CancellationToken cancellationToken)
    {
        actor.DemandRead(catalog);
        if (codes.Count > MaxCodes)
        {
            throw ItemErrors.TooManyCodes(MaxCodes);
        }

        var point = await points.ResolveAsync(catalog, effectiveOn, knownAt, cancellationToken);
        using var place = point.State is null ? await costly.EnterAsync(actor, cancellationToken) : null;
        var items = new List<ItemInForce>(codes.Count);
        var missing = new List<string>();
        foreach (var code in codes)
        {
            if (await FindAsync(point, code, cancellationToken) is { } item)
            {
                items.Add(item);
            }
            else
            {
                missing.Add(code);
            }
        }

        return new(await source.DatedAsync(point, items, cancellationToken), missing, point);
    }

    private async ValueTask<ItemInForce?> FindAsync(
        ReadPoint point, string code, CancellationToken cancellationToken) =>
        await source.ResolveAsync(point, code, cancellationToken) is { } item
            ? await source.InForceAsync(point, item, cancellationToken)
            : null;
}
