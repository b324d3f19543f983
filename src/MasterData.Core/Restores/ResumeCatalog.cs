using MasterData.Core.Access;
using MasterData.Core.Audit;
using MasterData.Core.Catalogs;
using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
using MasterData.Core.Versions;
using MasterData.Errors;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Restores;

/// <summary>Lets publishing of one catalog go on after it was stopped on evidence of a database put back.</summary>
internal sealed class ResumeCatalog(
    MasterDataContextFactory contexts,
    CatalogMemory memory,
    PublishVersion publish,
    SuspendCatalog suspend,
    DatabaseClock clock)
{
    private const string Action = "catalog.resume";

    /// <summary>
    /// Goes on in the same epoch where the database again holds what was seen; else gives up
    /// the versions of <paramref name="discard"/> and begins a new epoch of this catalog alone.
    /// </summary>
    /// <exception cref="MasterDataException">CATALOG_NOT_FOUND, NO_CHANGE, DISCARD_REQUIRED,
    /// INVALID_FIELDS.</exception>
    public async Task<Resumed> ExecuteAsync(
        Actor actor,
        string catalog,
        string reason,
        (long First, long Last) discard,
        CancellationToken cancellationToken)
    {
        actor.Demand(catalog, Role.Administrator);
        DemandReason(reason);
        await using var db = contexts.Create();
        await suspend.SaveAsync(cancellationToken);
        var head = await db.Set<HeadRow>().SingleOrDefaultAsync(row => row.Catalog == catalog, cancellationToken)
            ?? throw CatalogErrors.NotFound(catalog);
        if (head.Evidence.Length is 0)
        {
            throw CatalogErrors.NoChange(catalog);
        }

        if (await HoldsAsync(db, head, cancellationToken))
        {
            return await GoOnAsync(db, actor, head, reason, cancellationToken);
        }

        var (first, last) = (Math.Min(head.Version + 1, head.WitnessedVersion), head.WitnessedVersion);
        return discard == (first, last)
            ? await BeginAsync(actor, head, reason, (first, last), cancellationToken)
            : throw CatalogErrors.DiscardRequired(catalog, head.Evidence, first, last);
    }

    private static void DemandReason(string reason)
    {
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 500)
        {
            throw RequestErrors.InvalidFields([new()
            {
                Reason = ViolationReason.ReasonRequired,
                Field = "reason",
                Message = new(
                    "Thiếu lý do, hoặc lý do dài hơn 500 ký tự.", "There is no reason, or more than 500 characters."),
                Remedy = new("Hãy nêu lý do ngắn gọn.", "Give a short reason."),
            }]);
        }
    }

    private static async Task<bool> HoldsAsync(MasterDataContext db, HeadRow head, CancellationToken cancellationToken)
    {
        var seen = new SeenVersion("", head.Witnessed, head.WitnessedDigest, IsProven: true);
        return await EvidenceOfRestore.FindAsync(
            db, head.Catalog, head.Position, seen, cancellationToken) is null;
    }

    private async Task<Resumed> GoOnAsync(
        MasterDataContext db, Actor actor, HeadRow head, string reason, CancellationToken cancellationToken)
    {
        var evidence = head.Evidence;
        head.Resume();
        db.Audit(
            actor, Action, ResourceName.OfCatalog(head.Catalog), $"{reason} ({evidence})",
            await clock.NowAsync(db, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        if (memory.Find(head.Catalog) is { } shown)
        {
            suspend.Mark(shown, "");
        }

        var row = await db.Set<VersionRow>().AsNoTracking().SingleAsync(
            version => version.Catalog == head.Catalog && version.Version == head.Version, cancellationToken);
        return new(row.ToHead(), evidence, IsNewEpoch: false);
    }

    private async Task<Resumed> BeginAsync(
        Actor actor, HeadRow head, string reason, (long First, long Last) given, CancellationToken cancellationToken)
    {
        var (entry, _) = await publish.BeginEpochAsync(
            head.Catalog,
            (scope, _) =>
            {
                scope.Db.Audit(
                    actor, Action, ResourceName.OfCatalog(head.Catalog),
                    $"{reason} (discarded {given.First}..{given.Last}; {head.Evidence})", scope.Now);
                return Task.FromResult(new VersionPlan { Publisher = actor.Id, Comment = reason });
            },
            cancellationToken);
        return new(entry.State.Head, head.Evidence, IsNewEpoch: true);
    }
}
