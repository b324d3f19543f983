using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Storage;
using MasterData.Core.Versions;
using MasterData.Digests;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Consumers;

/// <summary>Lists who keeps copies, and how far each is behind.</summary>
internal sealed class ListConsumers(MasterDataContextFactory contexts, CatalogMemory memory, ReportStatus reports)
{
    /// <summary>The consumers of a catalog; empty: of all that the actor may look into.</summary>
    /// <exception cref="Errors.MasterDataException">CATALOG_NOT_FOUND, PERMISSION_DENIED.</exception>
    public async Task<IReadOnlyList<ConsumerStanding>> ExecuteAsync(
        Actor actor, string catalog, CancellationToken cancellationToken)
    {
        var catalogs = catalog.Length > 0
            ? Demanded(actor, catalog)
            : [.. memory.All.Select(entry => entry.Catalog).Where(actor.MayInspect)];

        // What was reported here a moment ago counts, too.
        await reports.TryFlushAsync(cancellationToken);
        await using var db = contexts.Create();
        var rows = await db.Set<ConsumerRow>().AsNoTracking()
            .Where(row => catalogs.Contains(row.Catalog))
            .OrderBy(row => row.Catalog).ThenBy(row => row.System).ThenBy(row => row.Instance)
            .ToListAsync(cancellationToken);

        // Thousands of consumers have a handful of versions.
        var places = new Dictionary<(string, string, long), Place>();
        var standings = new List<ConsumerStanding>();
        foreach (var row in rows)
        {
            var key = (row.Catalog, row.Epoch, row.Version);
            if (!places.TryGetValue(key, out var place))
            {
                places[key] = place = await FindAsync(db, row, cancellationToken);
            }

            standings.Add(Judge(row, place));
        }

        return standings;
    }

    private string[] Demanded(Actor actor, string catalog)
    {
        actor.Demand(catalog, Role.Steward, Role.Approver, Role.Auditor, Role.Administrator);
        return [memory.Get(catalog).Catalog];
    }

    private static async Task<Place> FindAsync(
        MasterDataContext db, ConsumerRow row, CancellationToken cancellationToken)
    {
        var its = await db.Set<VersionRow>().AsNoTracking().SingleOrDefaultAsync(
            version => version.Catalog == row.Catalog && version.Version == row.Version && version.Epoch == row.Epoch,
            cancellationToken);
        var missing = await db.Set<VersionRow>().AsNoTracking()
            .Where(version => version.Catalog == row.Catalog && version.Version > (its == null ? 0 : row.Version))
            .OrderBy(version => version.Version)
            .Select(version => (DateTimeOffset?)version.PublishedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return new(its?.Digest, missing);
    }

    private ConsumerStanding Judge(ConsumerRow row, Place place)
    {
        var head = memory.Get(row.Catalog).State.Head;
        return new(
            row,
            row.Version is 0 || row.Epoch == head.Epoch ? head.Version - row.Version : -1,
            place.BehindSince,
            place.Digest is not { } right || row.Digest is not { } digest ? null : digest == right);
    }

    // A version among those that were published; no digest: it is none of them.
    private readonly record struct Place(Hash? Digest, DateTimeOffset? BehindSince);
}
