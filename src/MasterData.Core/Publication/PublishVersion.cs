using MasterData.Catalogs;
using MasterData.Core.Catalogs;
using MasterData.Core.Findings;
using MasterData.Core.Following;
using MasterData.Core.Restores;
using MasterData.Core.Storage;
using MasterData.Core.Versions;
using MasterData.Core.Witnesses;
using MasterData.Digests;
using MasterData.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Publication;

/// <summary>The one transaction that makes a version; versions are allocated only here.</summary>
internal sealed partial class PublishVersion(
    MasterDataContextFactory contexts,
    CatalogMemory memory,
    LoadCatalogs load,
    StoredCatalogs stored,
    DatabaseClock clock,
    PublicationGate gate,
    Witness witness,
    ILogger<PublishVersion> logger)
{
    /// <summary>On what channel PostgreSQL hints that there is a version.</summary>
    internal const string Channel = "masterdata";

    /// <summary>
    /// Locks the head of <paramref name="catalog"/>, asks <paramref name="plan"/>, publishes what it says.
    /// </summary>
    /// <returns>The version, and the entry that this server's memory now shows.</returns>
    /// <remarks>A plan that throws writes nothing.</remarks>
    public async Task<PublicationResult> ExecuteAsync(
        string catalog,
        Func<PublicationScope, CancellationToken, Task<VersionPlan>> plan,
        CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        return await ExecuteAsync(db, catalog, plan, cancellationToken);
    }

    /// <summary>The same in a context of the caller's, with whatever the caller has changed in it.</summary>
    internal Task<PublicationResult> ExecuteAsync(
        MasterDataContext db,
        string catalog,
        Func<PublicationScope, CancellationToken, Task<VersionPlan>> plan,
        CancellationToken cancellationToken) =>
        RunAsync(db, catalog, PublicationKind.Next, [], plan, cancellationToken);

    /// <summary>Publishes version 1 of a new catalog; its plan sees the state before version 1.</summary>
    internal async Task<PublicationResult> CreateAsync(
        string catalog,
        IReadOnlyList<string> references,
        Func<PublicationScope, CancellationToken, Task<VersionPlan>> plan,
        CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        return await RunAsync(db, catalog, PublicationKind.First, references, plan, cancellationToken);
    }

    /// <summary>Publishes a version that begins a new life, and lets publishing go on.</summary>
    internal async Task<PublicationResult> BeginEpochAsync(
        string catalog,
        Func<PublicationScope, CancellationToken, Task<VersionPlan>> plan,
        CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        return await RunAsync(db, catalog, PublicationKind.NewEpoch, [], plan, cancellationToken);
    }

    private async Task<PublicationResult> RunAsync(
        MasterDataContext db,
        string catalog,
        PublicationKind kind,
        IReadOnlyList<string> references,
        Func<PublicationScope, CancellationToken, Task<VersionPlan>> plan,
        CancellationToken cancellationToken)
    {
        try
        {
            using var turn = await gate.EnterAsync(catalog, cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

            var locked = kind is PublicationKind.First
                ? await StartAsync(db, catalog, references, cancellationToken)
                : await LockAsync(db, catalog, kind, cancellationToken);
            var scope = Scope(db, locked, kind, await clock.NowAsync(db, cancellationToken));
            var publication = await plan(scope, cancellationToken);
            var result = await WriteAsync(scope, locked, kind, publication, cancellationToken);

            witness.DemandWritable();

            // Past this point the version may exist, so nobody may give up half-way.
            await transaction.CommitAsync(CancellationToken.None);
            LogPublished(catalog, result.Version.Version, publication.Changed.Count, publication.Removed.Count);
            return result with { Entry = memory.Advance(result.Entry) };
        }
        catch (Exception fault) when (DatabaseFaults.IsUnavailable(fault))
        {
            throw DatabaseFaults.Refusal(fault);
        }
    }

    private async Task<LockedCatalog> StartAsync(
        MasterDataContext db, string catalog, IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        var heads = await LockedHeads.LockAsync(db, catalog, references, cancellationToken);
        if (heads.ContainsKey(catalog))
        {
            throw CatalogErrors.Exists(catalog);
        }

        if (witness.Find(catalog) is not null)
        {
            throw CatalogErrors.PossibleRestore(catalog);
        }

        var epoch = Epochs.After(null, await clock.NowAsync(db, cancellationToken));
        var head = new HeadRow { Catalog = catalog, Epoch = epoch, Version = 0, Digest = Hash.Zero };
        db.Add(head);
        await InsertHeadAsync(db, catalog, cancellationToken);

        var entry = new CatalogEntry { State = CatalogState.Empty(catalog, epoch), Log = stored.EmptyLog };
        return new(head, entry, await CatchUpAsync(db, heads.Values, cancellationToken));
    }

    // Two servers may create the same catalog: the one that is later waits here, then finds the row.
    private static async Task InsertHeadAsync(MasterDataContext db, string catalog, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException fault) when (!DatabaseFaults.IsUnavailable(fault))
        {
            throw CatalogErrors.Exists(catalog);
        }
    }

    private async Task<LockedCatalog> LockAsync(
        MasterDataContext db, string catalog, PublicationKind kind, CancellationToken cancellationToken)
    {
        var expected = memory.Find(catalog) is { } shown ? CatalogReferences.Targets(shown.State.Catalog) : [];
        var heads = await LockedHeads.LockAsync(db, catalog, expected, cancellationToken);
        var head = heads.GetValueOrDefault(catalog) ?? throw CatalogErrors.NotFound(catalog);

        // A new life goes on from what the database holds, whatever memory or others have seen of the former one.
        var entry = kind is PublicationKind.NewEpoch
            ? await stored.LoadAsync(db, head, cancellationToken)
            : await load.CatchUpAsync(db, head, cancellationToken);
        if (entry.Suspended && kind is not PublicationKind.NewEpoch)
        {
            throw CatalogErrors.PossibleRestore(catalog);
        }

        heads.Remove(catalog);
        var more = CatalogReferences.Targets(entry.State.Catalog).Where(id => id != catalog && !heads.ContainsKey(id));
        foreach (var late in await LockedHeads.ShareAsync(db, more, cancellationToken))
        {
            heads.Add(late.Catalog, late);
        }

        return new(head, entry, await CatchUpAsync(db, heads.Values, cancellationToken));
    }

    private async Task<Dictionary<string, CatalogEntry>> CatchUpAsync(
        MasterDataContext db, IEnumerable<HeadRow> heads, CancellationToken cancellationToken)
    {
        var entries = new Dictionary<string, CatalogEntry>(StringComparer.Ordinal);
        foreach (var head in heads)
        {
            entries.Add(head.Catalog, await load.CatchUpAsync(db, head, cancellationToken));
        }

        return entries;
    }

    private PublicationScope Scope(MasterDataContext db, LockedCatalog locked, PublicationKind kind, DateTimeOffset now)
    {
        var state = locked.Entry.State;
        var isFirst = kind is PublicationKind.First;
        var published = isFirst || now > state.Head.PublishedAt ? now : state.Head.PublishedAt.AddMicroseconds(1);
        var catalog = state.Head.Catalog;
        var zone = isFirst ? CatalogZone.Default : state.Catalog.TimeZone;
        return new()
        {
            Db = db,
            State = state,
            Now = published,
            Context = new()
            {
                Today = CatalogZone.DayAt(published, zone),
                IsUnitGiven = unit =>
                    !isFirst && db.Set<UnitRow>().Any(row => row.Catalog == catalog && row.Unit == unit),
                LastChanged = locked.Entry.LastChanged,
                IsReferenceValid = (other, code, day) =>
                    (locked.References.GetValueOrDefault(other) ?? memory.Find(other))?.State.Find(code)?
                        .On(day) is not null,
                ReferencedBy = (code, day) => CatalogReferences.To(memory.All, catalog, code, day),
            },
        };
    }

    private static async Task<PublicationResult> WriteAsync(
        PublicationScope scope,
        LockedCatalog locked,
        PublicationKind kind,
        VersionPlan publication,
        CancellationToken cancellationToken)
    {
        var (db, before) = (scope.Db, scope.State);
        var epoch = kind is PublicationKind.NewEpoch ? Epochs.After(before.Head.Epoch, scope.Now) : null;
        var after = before.Next(publication.Changed, publication.Removed, scope.Now, epoch);
        var head = after.Head;
        string[] keys = [.. publication.Changed.Select(document => document.Key), .. publication.Removed];
        Array.Sort(keys, StringComparer.Ordinal);

        var replaced = keys.Where(key => before.Get(key) is not null);
        await StoredDocuments.CloseAsync(db, head.Catalog, replaced, head.Version, cancellationToken);
        var version = VersionRow.Of(head, publication, keys.Length);
        await db.InsertAsync(
            [
                .. publication.Changed.Select(document => DocumentRows.Of(head.Catalog, document, head.Version)),
                .. keys.Select(key => new ChangeRow { Catalog = head.Catalog, Version = head.Version, Key = key }),
                .. publication.NewUnits.Select(unit =>
                    new UnitRow { Catalog = head.Catalog, Unit = unit, SinceVersion = head.Version }),
                .. FindingRow.Of(head.Catalog, head.Version, publication.Warnings),
                version,
            ],
            cancellationToken);

        locked.Head.MoveTo(head);
        if (kind is PublicationKind.NewEpoch)
        {
            locked.Head.Resume();
        }

        await db.SaveChangesAsync(cancellationToken);
        await HintAsync(db, head, cancellationToken);

        var entry = locked.Entry.After(after, [LoggedVersion.Of(head, keys)]);
        return new(kind is PublicationKind.NewEpoch ? entry.WithEvidence("") : entry, version);
    }

    private static async Task HintAsync(MasterDataContext db, CatalogHead head, CancellationToken cancellationToken)
    {
        if (db.IsPostgres)
        {
            var hint = $"{head.Catalog}|{head.Position}";
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {hint})", cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Information,
        "{Catalog} version {Version} is published: {Changed} documents changed, {Removed} removed")]
    private partial void LogPublished(string catalog, long version, int changed, int removed);
}
