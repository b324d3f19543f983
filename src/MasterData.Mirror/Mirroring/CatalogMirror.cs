using MasterData.Client.Copies;
using MasterData.Mirror.Tables;
using MasterData.Versions;

namespace MasterData.Mirror.Mirroring;

/// <summary>Takes the tables of one catalog to what its copy shows.</summary>
internal sealed class CatalogMirror(MirrorStore store, CatalogCopy copy, Mirrored mirrored)
{
    private readonly bool _wasUnprovable = mirrored is { Head: not null, State: null };
    private Mirrored _mirrored = mirrored;

    /// <summary>The id of the catalog.</summary>
    public string Catalog => copy.Catalog;

    /// <summary>What the tables have.</summary>
    public CatalogHead? Head => _mirrored.Head;

    /// <summary>Whether the copy knows what the authority has now, and the tables have that.</summary>
    public bool IsUpToDate => copy.State is CopyState.Live && copy.Head?.Digest == _mirrored.State?.Head.Digest;

    /// <summary>Writes what differs between the tables and the copy; nothing if nothing does.</summary>
    /// <returns>How many documents were written or deleted; null: there was nothing to do.</returns>
    public async Task<int?> BringUpAsync(CancellationToken cancellationToken)
    {
        if (copy.Head is null || copy.Snapshot is not { } state
            || (state.Head.Digest == _mirrored.State?.Head.Digest && copy.Authority == _mirrored.Authority))
        {
            return null;
        }

        var authority = copy.Authority;
        var keys = _mirrored.State is { } before ? state.KeysThatDiffer(before) : null;
        await store.WriteAsync(_mirrored, state, authority, keys, cancellationToken);
        _mirrored = new(state.Head, state, authority);
        return keys?.Count ?? (int)state.Head.Count;
    }

    /// <summary>Compares every row with the proved state, and writes those anew that differ.</summary>
    /// <returns>How many documents had wrong rows; all, if the tables could not be proved at the start.</returns>
    public async Task<int> VerifyAsync(CancellationToken cancellationToken)
    {
        var state = _mirrored.State ?? throw new InvalidOperationException("Bring it up first.");
        var wrong = await store.WrongRowsAsync(state, cancellationToken);
        if (wrong.Count > 0)
        {
            // A row that belongs to nobody can stand in the way of any other.
            await store.WriteAsync(_mirrored, state, _mirrored.Authority, keys: null, cancellationToken);
        }

        return _wasUnprovable ? (int)state.Head.Count : wrong.Count;
    }
}
