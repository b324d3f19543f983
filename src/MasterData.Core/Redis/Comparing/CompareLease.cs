using System.Data.Common;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Redis;

/// <summary>Lets one of several servers compare at a time.</summary>
/// <remarks>
/// It is a lock of the database, not a key in Redis: a writer of Redis must not be able to keep everybody from
/// comparing. PostgreSQL gives it back when the connection ends.
/// </remarks>
internal sealed class CompareLease(MasterDataContextFactory contexts)
{
    private const long Number = 0x6d64_636f_6d70;

    /// <summary>Runs <paramref name="work"/> if no other server is at it.</summary>
    /// <returns>Whether it ran.</returns>
    public async Task<bool> TryRunAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        if (!db.IsPostgres)
        {
            await work();
            return true;
        }

        await db.Database.OpenConnectionAsync(cancellationToken);
        if (!await AskAsync(db, $"SELECT pg_try_advisory_lock({Number})", cancellationToken))
        {
            return false;
        }

        try
        {
            await work();
            return true;
        }
        finally
        {
            await GiveBackAsync(db);
        }
    }

    private static async Task GiveBackAsync(MasterDataContext db)
    {
        try
        {
            await AskAsync(db, $"SELECT pg_advisory_unlock({Number})", CancellationToken.None);
        }
        catch (DbException)
        {
            // The connection is gone, and the lock with it.
        }
    }

    private static async Task<bool> AskAsync(MasterDataContext db, string question, CancellationToken cancellationToken)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = question;
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
