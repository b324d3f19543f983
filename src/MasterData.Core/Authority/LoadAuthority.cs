using System.Security.Cryptography;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Authority;

/// <summary>Reads who this authority is, and decides it where the database is new.</summary>
internal sealed class LoadAuthority(AuthorityIdentity identity)
{
    private const int IdBytes = 16;
    private const int KeyBytes = 32;

    /// <summary>Runs at each start, as soon as the tables are there.</summary>
    public async Task ExecuteAsync(MasterDataContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Two servers may start on a new database at once: the later one takes what the earlier one has made.
        if (await FindAsync(db, cancellationToken) is not { } row)
        {
            await InsertAsync(db, now, cancellationToken);
            row = await FindAsync(db, cancellationToken)
                ?? throw new InvalidOperationException("The row of the authority was written and is not there.");
        }

        identity.Load(row);
    }

    /// <summary>Gives the database a new id and key, as for an authority that was never seen before.</summary>
    public async Task RenewAsync(MasterDataContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Set<AuthorityRow>().ExecuteDeleteAsync(cancellationToken);
        await ExecuteAsync(db, now, cancellationToken);
    }

    private static Task<AuthorityRow?> FindAsync(MasterDataContext db, CancellationToken cancellationToken) =>
        db.Set<AuthorityRow>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    private static Task<int> InsertAsync(MasterDataContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (id, key) = (RandomNumberGenerator.GetHexString(IdBytes * 2, lowercase: true), new byte[KeyBytes]);
        RandomNumberGenerator.Fill(key);
        var created = now.UtcDateTime;
        return db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO authority (key, id, mac_key, created_at)
            VALUES ({AuthorityRow.OnlyKey}, {id}, {key}, {created}) ON CONFLICT DO NOTHING
            """,
            cancellationToken);
    }
}
