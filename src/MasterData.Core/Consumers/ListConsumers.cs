using MasterData.Access;
using MasterData.Catalogs;
using MasterData.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Consumers;

/// <summary>Lists who keeps copies, and how far each is behind.</summary>
public sealed class ListConsumers(MasterDataContextFactory contexts, CatalogMemory memory, ReportStatus reports)
{
    /// <summary>The consumers of a catalog; empty: of all that the actor may look into.</summary>
    /// <exception cref="Errors.MasterDataException">CATALOG_NOT_FOUND, PERMISSION_DENIED.</exception>
    public async Task<IReadOnlyList<ConsumerStanding>> ExecuteAsync(
        Actor actor, string catalog, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var catalogs = catalog.Length > 0
            ? Demanded(actor, catalog)
            : [.. memory.All.Select(entry => entry.Catalog).Where(actor.MayInspect)];

        // What was reported here a moment ago counts, too.
        await reports.FlushAsync(cancellationToken);
        await using var db = contexts.Create();
        var rows = await db.Set<ConsumerRow>().AsNoTracking()
            .Where(row => catalogs.Contains(row.Catalog))
            .OrderBy(row => row.Catalog).ThenBy(row => row.System).ThenBy(row => row.Instance)
            .ToListAsync(cancellationToken);
        var standings = new List<ConsumerStanding>();
        foreach (var row in rows)
        {
            standings.Add(await JudgeAsync(db, row, cancellationToken));
        }

        return standings;
    }

    private string[] Demanded(Actor actor, string catalog)
    {
        actor.Demand(catalog, Role.Steward, Role.Approver, Role.Auditor, Role.Administrator);
        return [memory.Get(catalog).Catalog];
    }

    private async Task<ConsumerStanding> JudgeAsync(
        MasterDataContext db, ConsumerRow row, CancellationToken cancellationToken)
    {
        var head = memory.Get(row.Catalog).State.Head;
        var its = await db.Set<VersionRow>().AsNoTracking().SingleOrDefaultAsync(
            version => version.Catalog == row.Catalog && version.Version == row.Version && version.Epoch == row.Epoch,
            cancellationToken);
        var missing = await db.Set<VersionRow>().AsNoTracking()
            .Where(version => version.Catalog == row.Catalog && version.Version > (its == null ? 0 : row.Version))
            .OrderBy(version => version.Version)
            .Select(version => (DateTimeOffset?)version.PublishedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return new(
            row,
            row.Version is 0 || row.Epoch == head.Epoch ? head.Version - row.Version : -1,
            missing,
            its is null || row.Digest is not { } digest ? null : digest == its.Digest);
    }
}
