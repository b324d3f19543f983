using MasterData.Core.Access;
using MasterData.Core.Requests;
using MasterData.Core.Versions;
using MasterData.Items;

namespace MasterData.Core.Items;

/// <summary>Gets everything recorded of a code, on all days.</summary>
internal sealed class GetHistory(ReadPoints points, ItemSource source, CostlyWork costly)
{
    /// <summary>The item with the acts that it names.</summary>
    public async Task<HistoryAnswer> ExecuteAsync(
        Actor actor, string catalog, string codeOrAlias, KnownAt? knownAt, CancellationToken cancellationToken)
    {
        actor.DemandRead(catalog);

        var point = await points.ResolveAsync(catalog, null, knownAt, cancellationToken);
        using var place = point.State is null ? await costly.EnterAsync(actor, cancellationToken) : null;
        var item = await source.ResolveAsync(point, codeOrAlias, cancellationToken)
            ?? throw ItemErrors.NotFound(codeOrAlias, point);
        return new(item, await source.ActsAsync(point, ActsOf(item), cancellationToken), point);
    }

    private static string[] ActsOf(ItemDocument item) =>
    [
        .. item.Slices.SelectMany(slice => slice.StartActs.Concat(slice.EndActs))
            .Concat(item.Legs.SelectMany(leg => leg.Acts))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];
}
