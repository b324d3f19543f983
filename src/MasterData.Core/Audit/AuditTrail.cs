using MasterData.Core.Access;
using MasterData.Core.Storage;

namespace MasterData.Core.Audit;

/// <summary>Adds to the audit trail in the transaction of the write itself.</summary>
internal static class AuditTrail
{
    extension(MasterDataContext db)
    {
        /// <summary>Notes what <paramref name="actor"/> does; saved with everything else in the context.</summary>
        public void Audit(Actor actor, string action, string objectName, string detail, DateTimeOffset now)
        {
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
