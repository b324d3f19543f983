using MasterData.Sync;

namespace MasterData.Server.Sync;

/// <summary>Where one stream stands with one catalog: its cursor, and no queue.</summary>
internal sealed class WatchedCatalog(Cursor cursor)
{
    /// <summary>What the copy has once it has applied everything sent.</summary>
    public Cursor Cursor { get; private set; } = cursor;

    /// <summary>The head that everything was sent up to; null: not everything yet.</summary>
    public CatalogHead? Head { get; private set; }

    /// <summary>Everything up to <paramref name="head"/> was sent.</summary>
    public void MoveTo(CatalogHead head)
    {
        Head = head;
        Cursor = Cursor.At(head);
    }
}
