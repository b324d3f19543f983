using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Changesets;

/// <summary>Lists changesets, newest first.</summary>
internal sealed class ListChangesets(MasterDataContextFactory contexts, CatalogMemory catalogs)
{
    private static readonly PagedList List = new("changesets", DefaultSize: 50, MaxSize: 200);

    /// <summary>One page of those that the actor may see.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="catalog">The id of the catalog; empty: all that the actor may see.</param>
    /// <param name="state">Only those in this state; null: any.</param>
    /// <param name="request">Which page; its token is good for the same actor only.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Errors.MasterDataException">
    /// PERMISSION_DENIED, CATALOG_NOT_FOUND, INVALID_PAGE_TOKEN.
    /// </exception>
    public async Task<Page<Changeset>> ExecuteAsync(
        Actor actor,
        string catalog,
        ChangesetState? state,
        PageRequest request,
        CancellationToken cancellationToken)
    {
        if (catalog is not "")
        {
            actor.Demand(catalog, Role.Steward, Role.Approver, Role.Auditor, Role.Administrator);
            catalogs.Get(catalog);
        }

        var page = List.Open(request, actor.Id, catalog, $"{state}");
        await using var db = contexts.Create();
        var changesets = Visible(db, actor, catalog);
        if (state is { } only)
        {
            changesets = changesets.Where(changeset => changeset.State == only);
        }

        if (page.After?.Text(0) is { } last)
        {
            changesets = changesets.Where(changeset => changeset.Id.CompareTo(last) < 0);
        }

        var found = await changesets.AsNoTracking().OrderByDescending(changeset => changeset.Id)
            .Take(page.Limit).ToListAsync(cancellationToken);
        return page.Close(found, changeset => [changeset.Id]);
    }

    private static IQueryable<Changeset> Visible(MasterDataContext db, Actor actor, string catalog)
    {
        var all = db.Set<Changeset>().AsQueryable();
        if (catalog is not "")
        {
            return all.Where(changeset => changeset.Catalog == catalog);
        }

        if (actor.MayInspect(Grant.Everywhere))
        {
            return all;
        }

        var visible = actor.Grants.Select(grant => grant.Catalog).Where(actor.MayInspect).Distinct().ToList();
        return all.Where(changeset => visible.Contains(changeset.Catalog));
    }
}
