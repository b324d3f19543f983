using MasterData.Core.Storage;
using MasterData.Core.Versions;
using MasterData.Digests;
using MasterData.Versions;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Restores;

/// <summary>
/// Judges whether a database was put back by hand: whether it lacks a version that was seen published.
/// </summary>
internal static class EvidenceOfRestore
{
    /// <summary>
    /// Compares the database, whose head is at <paramref name="head"/>, with a version that was seen.
    /// </summary>
    /// <returns>The evidence, for the log and the operator; null: the database holds what was seen.</returns>
    /// <remarks>A later epoch is none: <c>restore</c> was run, and everybody follows it.</remarks>
    public static async Task<string?> FindAsync(
        MasterDataContext db, string catalog, Position head, SeenVersion seen, CancellationToken cancellationToken)
    {
        if (seen.Position > head)
        {
            return $"{seen.By} has {Describe(seen)}, the database only {head}";
        }

        if (seen.Digest is null)
        {
            return null;
        }

        var (epoch, version) = seen.Position;
        var digest = await db.Set<VersionRow>().AsNoTracking()
            .Where(row => row.Catalog == catalog && row.Version == version && row.Epoch == epoch)
            .Select(row => (Hash?)row.Digest)
            .SingleOrDefaultAsync(cancellationToken);

        // A version of an earlier epoch may have been lost by the restore that ended that epoch.
        var isLost = digest is null && seen.Position.IsOfSameEpochAs(head);
        return isLost || (digest is { } ours && ours != seen.Digest)
            ? $"{seen.By} has {Describe(seen)}, the database has {(isLost ? "no such version" : $"digest {digest}")}"
            : null;
    }

    private static string Describe(SeenVersion seen) =>
        seen.Digest is { } digest ? $"{seen.Position} with digest {digest}" : $"{seen.Position}";
}
