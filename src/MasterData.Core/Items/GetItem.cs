using MasterData.Core.Access;
using MasterData.Core.Requests;
using MasterData.Core.Versions;
using MasterData.Items;
using MasterData.Versions;

namespace MasterData.Core.Items;

/// <summary>Gets what a code or alias meant on a day.</summary>
internal sealed class GetItem(ReadPoints points, ItemSource source, OldStates old, CostlyWork costly)
{
    /// <summary>The item in force on the day, or why there is none.</summary>
    public async ValueTask<ItemAnswer> ExecuteAsync(
        Actor actor,
        string catalog,
        string codeOrAlias,
        DateOnly? effectiveOn,
        KnownAt? knownAt,
        CancellationToken cancellationToken)
    {
        actor.DemandRead(catalog);

        var point = await points.ResolveAsync(catalog, effectiveOn, knownAt, cancellationToken);
        using var place = point.State is null ? await costly.EnterAsync(actor, cancellationToken) : null;
        var item = await source.ResolveAsync(point, codeOrAlias, cancellationToken)
            ?? throw ItemErrors.NotFound(codeOrAlias, point);
        var inForce = await source.InForceAsync(point, item, cancellationToken)
            ?? throw NotInForce(item, point, await old.GetAsync(point, cancellationToken));

        return new(await source.DatedAsync(point, inForce, cancellationToken), point);
    }

    private static Errors.MasterDataException NotInForce(ItemDocument item, ReadPoint point, CatalogState state)
    {
        var nearest = Nearness.NearestTo(item, point.EffectiveOn);
        var successors = nearest.ValidTo <= point.EffectiveOn ? Nearness.SuccessorsOf(item, nearest, state) : [];
        return ItemErrors.NotInForce(item.Code, point, nearest, successors);
    }
}
