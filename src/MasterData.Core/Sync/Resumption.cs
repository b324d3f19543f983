using MasterData.Core.Following;
using MasterData.Digests;

namespace MasterData.Core.Sync;

/// <summary>How a copy goes on from its cursor, judged by one captured entry of the memory.</summary>
/// <param name="Cursor">What the copy has.</param>
/// <param name="Entry">The catalog as it was when this was judged.</param>
/// <param name="Plan">What follows.</param>
/// <param name="Reason">Why it is loaded anew; null if it had nothing or need not be.</param>
internal sealed record Resumption(Cursor Cursor, CatalogEntry Entry, ResumePlan Plan, ResyncReason? Reason)
{
    /// <summary>The oldest protocol whose messages this server still sends as that protocol means them.</summary>
    public const int OldestProtocol = 1;

    /// <summary>Judges <paramref name="cursor"/> by <paramref name="entry"/>.</summary>
    /// <remarks>A smaller epoch or version is never sent to a copy that has a greater one: it is ahead.</remarks>
    public static Resumption Judge(CatalogEntry entry, Cursor cursor, int protocol = OldestProtocol)
    {
        if (cursor.IsEmpty)
        {
            return new(cursor, entry, ResumePlan.Full, null);
        }

        var head = entry.State.Head;
        if (cursor.Position > head.Position)
        {
            return new(cursor, entry, ResumePlan.Ahead, null);
        }

        if (!cursor.Position.IsOfSameEpochAs(head.Position))
        {
            return Anew(ResyncReason.Epoch);
        }

        return protocol < OldestProtocol ? Anew(ResyncReason.Schema) : JudgeVersion();

        Resumption Anew(ResyncReason reason) => new(cursor, entry, ResumePlan.Full, reason);

        Resumption JudgeVersion()
        {
            if (cursor.Version == head.Version)
            {
                return IsDigest(head.Digest)
                    ? new(cursor, entry, ResumePlan.Nothing, null)
                    : Anew(ResyncReason.Diverged);
            }

            if (cursor.Version < entry.Log.Oldest || entry.Log.At(cursor.Version) is not { } version)
            {
                return Anew(ResyncReason.Compacted);
            }

            return version.Epoch == cursor.Epoch && IsDigest(version.Digest)
                ? new(cursor, entry, ResumePlan.Changes, null)
                : Anew(ResyncReason.Diverged);
        }

        bool IsDigest(Hash digest) => cursor.Digest is not { } claimed || claimed == digest;
    }
}
