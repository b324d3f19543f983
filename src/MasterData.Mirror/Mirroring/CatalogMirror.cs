using MasterData.Client.Copies;
using MasterData.Mirror.Tables;
using MasterData.Versions;

namespace MasterData.Mirror.Mirroring;

/// <summary>Takes the tables of one catalog to what its copy shows.</summary>
internal sealed class CatalogMirror(MirrorStore store, CatalogCopy copy, Mirrored mirrored, TimeProvider time)
{
    private readonly bool _wasUnprovable = mirrored is { Head: not null, State: null };
    private Mirrored _mirrored = mirrored;

    // What the last transaction wrote, until its commit is answered.
    private Mirrored? _unanswered;

    /// <summary>The id of the catalog.</summary>
    public string Catalog => copy.Catalog;

    /// <summary>When it may be written again.</summary>
    public RetryPause Pause { get; } = new(time);

    /// <summary>What the tables have.</summary>
    public CatalogHead? Head => _mirrored.Head;

    /// <summary>Whether the copy knows what the authority has now, and the tables have that.</summary>
    public bool IsUpToDate => copy.State is CopyState.Live && copy.Head?.Digest == _mirrored.State?.Head.Digest;

    /// <summary>Writes what differs between the tables and the copy; nothing if nothing does.</summary>
    /// <returns>How many documents were written or deleted; null: there was nothing to do.</returns>
    public async Task<int?> BringUpAsync(CancellationToken cancellationToken)
    {
        await FindOutAsync(cancellationToken);
        if (copy.Head is null || copy.Snapshot is not { } state
            || (state.Head.Digest == _mirrored.State?.Head.Digest && copy.Authority == _mirrored.Authority))
        {
            return null;
        }

        var authority = copy.Authority;
        var keys = _mirrored.State is { } before ? state.KeysThatDiffer(before) : null;
        DemandNotAhead(state.Head);
        _unanswered = new(state.Head, state, authority);
        await store.WriteAsync(_mirrored, state, authority, keys, cancellationToken);
        _unanswered = null;
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

    // A connection that was cut at COMMIT leaves it open whether the tables have the new state or the one before.
    private async Task FindOutAsync(CancellationToken cancellationToken)
    {
        if (_unanswered is not { } written)
        {
            return;
        }

        if (await store.HeadAsync(Catalog, cancellationToken) is var (head, authority)
            && head == written.Head && authority == written.Authority)
        {
            _mirrored = written;
        }

        _unanswered = null;
    }

    // Tables that were told to forget their authority take another one's, whatever its versions.
    private void DemandNotAhead(CatalogHead authority)
    {
        if (_mirrored is { Authority.Length: > 0, Head: { } tables } && tables.Position > authority.Position)
        {
            throw new AuthorityBehindException(tables, authority);
        }
    }
}
