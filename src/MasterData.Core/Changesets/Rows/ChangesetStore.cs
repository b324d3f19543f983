using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Changesets;

/// <summary>Loads changesets, and saves them unless somebody else was faster.</summary>
internal static class ChangesetStore
{
    private static readonly PerDatabase<Func<MasterDataContext, string, CancellationToken, Task<Changeset?>>> ById =
        new(() => EF.CompileAsyncQuery((MasterDataContext db, string id, CancellationToken cancellationToken) =>
            db.Set<Changeset>().Include(changeset => changeset.Body).SingleOrDefault(changeset => changeset.Id == id)));

    extension(MasterDataContext db)
    {
        /// <summary>The changeset with its content.</summary>
        /// <exception cref="Errors.MasterDataException">CHANGESET_NOT_FOUND.</exception>
        public async Task<Changeset> GetChangesetAsync(string id, CancellationToken cancellationToken)
        {
            // A text that is no id is not asked for: PostgreSQL would refuse some as parameters.
            var found = Guid.TryParseExact(id, "N", out _)
                ? await ById.For(db)(db, id, cancellationToken)
                : null;
            return found ?? throw ChangesetErrors.NotFound(id);
        }

        /// <summary>Saves everything, or nothing if the changeset has changed since it was read.</summary>
        /// <exception cref="Errors.MasterDataException">ETAG_MISMATCH.</exception>
        public async Task SaveChangesetAsync(Changeset changeset, CancellationToken cancellationToken)
        {
            db.AddRange(changeset.Replaced);
            changeset.Replaced.Clear();
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                throw ChangesetErrors.EtagMismatch(changeset.Name);
            }
        }
    }
}
