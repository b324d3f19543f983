using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Storage;

/// <summary>The clock that versions are dated by: that of the database, which all servers share.</summary>
internal sealed class DatabaseClock(TimeProvider time)
{
    /// <summary>Now, in UTC and whole microseconds. SQLite has one process, so its clock is ours.</summary>
    public async Task<DateTimeOffset> NowAsync(MasterDataContext db, CancellationToken cancellationToken)
    {
        var now = db.IsPostgres
            ? new DateTimeOffset(await db.Database
                .SqlQueryRaw<DateTime>("SELECT clock_timestamp() AS \"Value\"").SingleAsync(cancellationToken))
            : time.GetUtcNow();
        return new(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
