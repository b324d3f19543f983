using MasterData.Access;
using MasterData.Storage;

namespace MasterData.Audit;

/// <summary>Adds to the audit trail in the transaction of the write itself.</summary>
public static class AuditTrail
{
    extension(MasterDataContext db)
    {
        /// <summary>Notes what <paramref name="actor"/> does; saved with everything else in the context.</summary>
        public void Audit(Actor actor, string action, string objectName, string detail, DateTimeOffset now)
        {
            ArgumentNullException.ThrowIfNull(db);
            ArgumentNullException.ThrowIfNull(actor);
            db.Add(new AuditEntry
            {
                At = now,
                Actor = actor.Id,
                Action = action,
                ObjectName = objectName,
                Detail = detail,
            });
        }
    }
}
