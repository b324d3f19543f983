using MasterData.Core.Sync;
using MasterData.Versions;

namespace MasterData.Server.Sync;

/// <summary>Where one stream stands with one catalog: its cursor, and no queue.</summary>
internal sealed class WatchedCatalog(Cursor cursor)
{
    private CatalogState? _sent;

    /// <summary>What the copy has once it has applied everything sent.</summary>
    public Cursor Cursor { get; private set; } = cursor;

    /// <summary>The head that everything was sent up to; null: not everything yet.</summary>
    public CatalogHead? Head { get; private set; }

    /// <summary>Everything up to <paramref name="state"/> was sent.</summary>
    public void MoveTo(CatalogState state)
    {
        Rest(state.Head);
        _sent = state;
    }

    /// <summary>Nothing is missing up to <paramref name="head"/>.</summary>
    public void Rest(CatalogHead head)
    {
        Head = head;
        Cursor = Cursor.At(head);
        _sent = null;
    }

    /// <summary>What was sent last, if the log was cut behind it while it was on its way; null otherwise.</summary>
    /// <remarks>
    /// The difference of two states can follow it then; a snapshot could be too slow again and again.
    /// </remarks>
    public CatalogState? SentBefore(Resumption resumption) =>
        resumption.Reason is ResyncReason.Compacted && _sent?.Head.Digest == resumption.Cursor.Digest ? _sent : null;
}
