using System.Collections.Immutable;
using MasterData.Core.Access;
using MasterData.Core.Audit;
using MasterData.Core.Following;
using MasterData.Core.Storage;
using MasterData.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Witnesses;

/// <summary>Writes the witness soon after every change, and a last time before the server ends.</summary>
internal sealed partial class KeepWitness(
    Witness witness,
    CatalogMemory memory,
    MasterDataContextFactory contexts,
    TimeProvider time,
    ILogger<KeepWitness> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Takes in what memory shows and what the database says of rights; writes it where it is new.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in memory.All)
        {
            witness.See(entry.State.Head);
        }

        try
        {
            await LearnAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The database may be away; what memory shows is written all the same.
            LogUnreachable(fault);
        }

        try
        {
            witness.Save();
        }
        catch (MasterDataException)
        {
            // The witness has logged it, and refuses publications.
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await WriteAsync(stoppingToken);
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Every change of rights is audited, so the number of the last entry says whether there is any.
    private async Task LearnAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var last = await db.Set<AuditEntry>().MaxAsync(entry => (long?)entry.Id, cancellationToken) ?? 0;
        if (witness.Content is not { } known || last <= known.LastAudit)
        {
            return;
        }

        var revoked = await db.Set<ApiKey>().Where(key => key.RevokedAt != null)
            .Select(key => key.Id).ToListAsync(cancellationToken);
        var grants = (await db.Set<PrincipalGrant>().AsNoTracking().ToListAsync(cancellationToken))
            .Select(WitnessedGrant.Of).ToImmutableSortedSet(StringComparer.Ordinal);
        var backups = await db.Set<AuditEntry>()
            .Where(entry => entry.Id > known.LastAudit && entry.Action == "database.backup")
            .Select(entry => entry.Detail).ToListAsync(cancellationToken);
        witness.Change(content => content with
        {
            RevokedKeys = content.RevokedKeys.Union(revoked),
            WithdrawnGrants = content.WithdrawnGrants.Union(content.Grants).Except(grants),
            Grants = grants,
            Backups = content.Backups.Union(backups),
            LastAudit = last,
        });
    }

    [LoggerMessage(LogLevel.Debug, "The witness could not ask the database")]
    private partial void LogUnreachable(Exception fault);
}
