using MasterData.Acts;
using MasterData.Canonical;
using MasterData.Catalogs;
using MasterData.Digests;
using MasterData.Documents;
using MasterData.Items;

namespace MasterData.Versions;

/// <summary>
/// A catalog at one version: a frozen base plus a small copied overlay. Immutable; readers never wait.
/// </summary>
public sealed class CatalogState
{
    private const int MostScans = 8;

    private readonly DocumentSet<ItemDocument> _items;
    private readonly DocumentSet<LegalAct> _acts;
    private readonly CatalogContent? _catalog;
    private readonly DigestTree _tree;
    private readonly Lazy<ItemIndex> _baseIndex;
    private readonly Lazy<ItemIndex> _overlayIndex;
    private readonly Lazy<AliasReader> _aliasReader;
    private int _scans;

    private CatalogState(
        CatalogHead head,
        DigestTree tree,
        CatalogContent? catalog,
        DocumentSet<ItemDocument> items,
        DocumentSet<LegalAct> acts,
        CatalogState? before)
    {
        (Head, _tree, _catalog, _items, _acts) = (head, tree, catalog, items, acts);
        _baseIndex = before is not null && items.HasSameBase(before._items) ? before._baseIndex
            : new(() => new(items.Base));
        _overlayIndex = new(() => new(items.Overlay));
        _aliasReader = before is not null && ReferenceEquals(catalog, before._catalog) ? before._aliasReader
            : new(() => new(catalog!.Schema));
    }

    /// <summary>The proof of this version.</summary>
    public CatalogHead Head { get; }

    /// <summary>What the catalog says of itself.</summary>
    /// <exception cref="InvalidOperationException">The state is that before version 1.</exception>
    public CatalogContent Catalog =>
        _catalog ?? throw new InvalidOperationException($"{Head.Catalog} has no version yet.");

    /// <summary>All documents in ordinal order of key.</summary>
    public IEnumerable<Document> Documents
    {
        get
        {
            IEnumerable<Document> catalog = _catalog is null ? [] : [_catalog];
            return _acts.All.Concat(catalog).Concat(_items.All);
        }
    }

    /// <summary>All items in ordinal order of code.</summary>
    public IEnumerable<ItemDocument> Items => _items.All;

    /// <summary>All legal acts in ordinal order of id.</summary>
    public IEnumerable<LegalAct> Acts => _acts.All;

    /// <summary>The state with no document, before version 1 of <paramref name="epoch"/>.</summary>
    public static CatalogState Empty(string catalog, string epoch)
    {
        var tree = DigestTree.Empty;
        var head = new CatalogHead
        {
            Catalog = catalog,
            Epoch = epoch,
            Version = 0,
            Count = 0,
            Content = tree.Content,
            Digest = HeadDigest.Digest(catalog, epoch, 0, tree.Content),
            Chain = Hash.Zero,
            PublishedAt = DateTimeOffset.MinValue,
        };
        return new(head, tree, null, DocumentSet<ItemDocument>.Empty, DocumentSet<LegalAct>.Empty, null);
    }

    /// <summary>Builds a state and proves it; the chain, which needs all versions, is taken as given.</summary>
    /// <exception cref="DigestMismatchException">The documents are not those of <paramref name="head"/>.</exception>
    public static CatalogState Load(CatalogHead head, IEnumerable<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(head);
        return Load(head, Read(head.Catalog, documents, [])).Rebase();
    }

    /// <summary>
    /// Proves documents as they came, and makes a state of them that reads an item when it is asked for.
    /// </summary>
    /// <param name="head">The head that they are of.</param>
    /// <param name="parts">All documents, in ordinal order of key.</param>
    /// <remarks><see cref="Rebase"/> reads them all, so that each is read once, and can be done later.</remarks>
    /// <exception cref="DigestMismatchException">The documents are not those of <paramref name="head"/>.</exception>
    public static CatalogState Load(CatalogHead head, IEnumerable<CanonicalDocuments> parts)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(parts);
        var unread = Read(head.Catalog, () => new UnreadDocuments(parts));
        var tree = DigestTree.Of(unread.Parts);
        HeadDigest.Prove(head, tree);
        var others = Read(head.Catalog, unread.Others, []);
        var acts = DocumentSet<LegalAct>.Empty.With(others.Acts);
        return new(head, tree, others.Catalog, DocumentSet<ItemDocument>.Of(unread), acts, null);
    }

    /// <summary>The document under a key; null if there is none.</summary>
    public Document? Get(string key) => DocumentKey.KindOf(key) switch
    {
        DocumentKey.Item => Find(DocumentKey.IdOf(key)),
        DocumentKey.Act => FindAct(DocumentKey.IdOf(key)),
        DocumentKey.Catalog => _catalog,
        _ => null,
    };

    /// <summary>The item with exactly this code; null if there is none.</summary>
    public ItemDocument? Find(string code) => _items.Find(code);

    /// <summary>The item with this code, alias, or spelling that an alias rule reads as a code; null if none.</summary>
    public ItemDocument? Resolve(string codeOrAlias) =>
        Find(codeOrAlias)
        ?? (CodeOfAlias(codeOrAlias) is { } code ? Find(code) : null)
        ?? CodesSpelled(codeOrAlias).Select(Find).OfType<ItemDocument>().FirstOrDefault();

    /// <summary>The code that has this alias; null if none.</summary>
    public string? CodeOfAlias(string alias)
    {
        var overlaid = _items.HasOverlay ? _overlayIndex.Value.CodeOfAlias(alias) : null;
        return overlaid is null && _baseIndex.Value.CodeOfAlias(alias) is { } code && !_items.IsOverlaid(code)
            ? code
            : overlaid;
    }

    /// <summary>The codes, issued or not, that a spelling may stand for by the alias rules.</summary>
    internal IEnumerable<string> CodesSpelled(string spelling) =>
        _catalog is null ? [] : _aliasReader.Value.Read(spelling);

    /// <summary>The legal act with this id; null if there is none.</summary>
    public LegalAct? FindAct(string id) => _acts.Find(id);

    /// <summary>The codes under which a unit has slices, in ordinal order.</summary>
    public IReadOnlyCollection<string> CodesOfUnit(string unit) =>
        Codes(unit, static (index, key) => index.CodesOf(key), static slice => slice.Unit);

    /// <summary>
    /// The codes that have, on any day, a slice directly under <paramref name="parent"/>; empty: at the top.
    /// </summary>
    /// <remarks>In ordinal order.</remarks>
    public IEnumerable<string> ChildrenOf(string parent) =>
        Codes(parent, static (index, key) => index.ChildrenOf(key), static slice => slice.Parent);

    /// <summary>The hash of bucket 0 … 255.</summary>
    public Hash Bucket(int bucket) => _tree[bucket];

    /// <summary>The bucket that a key belongs to: the first byte of its SHA-256.</summary>
    public static int BucketOf(string key) => DigestTree.IndexOf(key);

    /// <summary>The hashes of buckets 0 … 255.</summary>
    public IReadOnlyList<Hash> Buckets => [.. Enumerable.Range(0, DigestTree.Size).Select(Bucket)];

    /// <summary>The documents of some buckets.</summary>
    public IEnumerable<Document> DocumentsOf(IEnumerable<int> buckets) =>
        buckets.SelectMany(_tree.KeysOf).Select(key => Get(key)!);

    /// <summary>
    /// The keys whose documents differ between two states of a catalog, or that only one of them has.
    /// </summary>
    /// <remarks>In ordinal order. It takes the time of the buckets that differ, not of the catalog.</remarks>
    public IReadOnlyCollection<string> KeysThatDiffer(CatalogState other)
    {
        ArgumentNullException.ThrowIfNull(other);
        string[] keys = [.. _tree.Differing(other._tree)];
        Array.Sort(keys, StringComparer.Ordinal);
        return keys;
    }

    /// <summary>
    /// The state after a publication: its head has the next version of the same epoch, or version
    /// <c>Head.Version + 1</c> of another epoch where <paramref name="epoch"/> is given (restore).
    /// </summary>
    /// <exception cref="ArgumentException">A key is named twice or cannot be removed, or the epoch is no later
    /// one.</exception>
    public CatalogState Next(
        IReadOnlyCollection<Document> changed,
        IReadOnlyCollection<string> removed,
        DateTimeOffset publishedAt,
        string? epoch = null)
    {
        if (epoch is not null && !new Position(epoch, 0).IsOfLaterEpochThan(Head.Position))
        {
            throw new ArgumentException($"{epoch} is not later than {Head.Epoch}.", nameof(epoch));
        }

        var changes = new DocumentChanges(Head.Catalog, changed, removed);
        var tree = _tree.With(changes.Leaves);
        var digest = HeadDigest.Digest(Head.Catalog, epoch ?? Head.Epoch, Head.Version + 1, tree.Content);
        var head = Head with
        {
            Epoch = epoch ?? Head.Epoch,
            Version = Head.Version + 1,
            Count = tree.Count,
            Content = tree.Content,
            Digest = digest,
            Chain = HeadDigest.Chain(Head.Chain, digest),
            PublishedAt = publishedAt,
        };
        return With(changes, tree, head);
    }

    /// <summary>
    /// The one function that server, followers and copies use: applies a delta and proves the result.
    /// </summary>
    /// <remarks>
    /// The chain is proved where the delta is one version long; a merged one lacks the digests between.
    /// </remarks>
    /// <exception cref="DigestMismatchException">The delta does not start here, or the result is not its
    /// head.</exception>
    public CatalogState Apply(CatalogDelta delta)
    {
        ArgumentNullException.ThrowIfNull(delta);
        DemandStart(delta);
        var changes = Read(Head.Catalog, delta.Changed, delta.Removed);
        var tree = _tree.With(changes.Leaves);
        HeadDigest.Prove(delta.Head, tree);
        if (delta.Head.Version == Head.Version + 1
            && HeadDigest.Chain(Head.Chain, delta.Head.Digest) != delta.Head.Chain)
        {
            throw new DigestMismatchException($"The chain of {Head.Catalog} breaks at version {delta.Head.Version}.");
        }

        return With(changes, tree, delta.Head);
    }

    /// <summary>The state with other documents in some buckets, proved: how a copy is repaired.</summary>
    /// <param name="head">The head that it leads to.</param>
    /// <param name="buckets">The numbers of the buckets that differ.</param>
    /// <param name="documents">All documents of these buckets at that head.</param>
    /// <exception cref="DigestMismatchException">The result is not <paramref name="head"/>.</exception>
    public CatalogState Repair(
        CatalogHead head, IReadOnlyCollection<int> buckets, IReadOnlyCollection<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(head);
        ArgumentNullException.ThrowIfNull(buckets);
        if (head.Catalog != Head.Catalog || buckets.Any(bucket => bucket is < 0 or >= DigestTree.Size))
        {
            throw new DigestMismatchException($"A repair of {head.Catalog} does not fit {Head.Catalog}.");
        }

        var here = documents.Select(document => document.Key).ToHashSet(StringComparer.Ordinal);
        var gone = buckets.Distinct().SelectMany(_tree.KeysOf).Where(key => !here.Contains(key));
        var changes = Read(Head.Catalog, documents, gone);
        var tree = _tree.With(changes.Leaves);
        HeadDigest.Prove(head, tree);
        return With(changes, tree, head);
    }

    /// <summary>The changes from a logged version to this one.</summary>
    /// <exception cref="ArgumentException">The log does not have that version, or it is of another epoch.</exception>
    public CatalogDelta DeltaFrom(CatalogLog log, long from)
    {
        ArgumentNullException.ThrowIfNull(log);
        var start = log.At(from) ?? throw new ArgumentException($"Version {from} is not in the log.", nameof(from));
        if (start.Epoch != Head.Epoch)
        {
            throw new ArgumentException($"Version {from} is of epoch {start.Epoch}, not {Head.Epoch}.", nameof(from));
        }

        var keys = log.KeysBetween(from, Head.Version);
        return Delta(from, start.Digest, keys);
    }

    /// <summary>
    /// The changes from an earlier state of this epoch to this one, found by comparing the two: it needs no log.
    /// </summary>
    /// <exception cref="ArgumentException">It is of another catalog or epoch, or not earlier.</exception>
    public CatalogDelta DeltaFrom(CatalogState earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var (start, isEarlier) = (earlier.Head, earlier.Head.Version < Head.Version);
        return isEarlier && start.Catalog == Head.Catalog && start.Epoch == Head.Epoch
            ? Delta(start.Version, start.Digest, KeysThatDiffer(earlier))
            : throw new ArgumentException(
                $"{start.Catalog}, {start.Epoch}, version {start.Version} is not before version "
                + $"{Head.Version}.", nameof(earlier));
    }

    /// <summary>
    /// Whether a holder should <see cref="Rebase"/> in the background: the state is unread, or changed in many places.
    /// </summary>
    /// <remarks>Not after each change: that would make the cost of a publication that of the catalog.</remarks>
    public bool IsRebaseDue => _items.IsRebaseDue || _acts.IsRebaseDue;

    /// <summary>The same state with all of its overlay in the base; what a holder does in the background.</summary>
    public CatalogState Rebase()
    {
        var rebased = new CatalogState(Head, _tree, _catalog, _items.Rebase(), _acts.Rebase(), this);
        _ = rebased._baseIndex.Value;
        return rebased;
    }

    private CatalogDelta Delta(long from, Hash digest, IReadOnlyCollection<string> keys) => new()
    {
        From = from,
        PreviousDigest = digest,
        Head = Head,
        Changed = [.. keys.Select(Get).OfType<Document>()],
        Removed = [.. keys.Where(key => Get(key) is null)],
    };

    private static CatalogState Load(CatalogHead head, DocumentChanges changes)
    {
        var tree = DigestTree.Empty.With(changes.Leaves);
        HeadDigest.Prove(head, tree);
        var items = DocumentSet<ItemDocument>.Empty.With(changes.Items);
        var acts = DocumentSet<LegalAct>.Empty.With(changes.Acts);
        return new(head, tree, changes.Catalog, items, acts, null);
    }

    private static DocumentChanges Read(string catalog, IEnumerable<Document> changed, IEnumerable<string> removed) =>
        Read(catalog, () => new DocumentChanges(catalog, changed, removed));

    private static T Read<T>(string catalog, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ArgumentException wrong)
        {
            throw new DigestMismatchException($"{catalog}: {wrong.Message}");
        }
    }

    private CatalogState With(DocumentChanges changes, DigestTree tree, CatalogHead head)
    {
        var items = _items.With(changes.Items);
        var acts = _acts.With(changes.Acts);
        var next = new CatalogState(head, tree, changes.Catalog ?? _catalog, items, acts, this);
        return items.IsOvergrown || acts.IsOvergrown ? next.Rebase() : next;
    }

    private void DemandStart(CatalogDelta delta)
    {
        var starts = delta.From == Head.Version && delta.PreviousDigest == Head.Digest
            && delta.Head.Catalog == Head.Catalog && delta.Head.Epoch == Head.Epoch && delta.Head.Version > delta.From;
        if (!starts)
        {
            throw new DigestMismatchException(
                $"A delta of {delta.Head.Catalog} from {delta.From} to {delta.Head.Version} does not start at "
                + $"{Head.Catalog}, version {Head.Version}, digest {Head.Digest}.");
        }
    }

    private string[] Codes(string key, Func<ItemIndex, string, string[]> find, Func<Slice, string> keyOf)
    {
        var codes = find(_baseIndex.Value, key);
        if (!_items.HasOverlay)
        {
            return codes;
        }

        var merged = codes.Where(code => !_items.IsOverlaid(code)).Concat(OverlaidCodes(key, find, keyOf)).ToArray();
        Array.Sort(merged, StringComparer.Ordinal);
        return merged;
    }

    // Where each state is asked a few times and then replaced, as in publishing, an index would cost more than it
    // saves.
    private IEnumerable<string> OverlaidCodes(
        string key, Func<ItemIndex, string, string[]> find, Func<Slice, string> keyOf) =>
        _overlayIndex.IsValueCreated || Interlocked.Increment(ref _scans) > MostScans
            ? find(_overlayIndex.Value, key)
            : Scan(key, keyOf);

    private List<string> Scan(string key, Func<Slice, string> keyOf)
    {
        var codes = new List<string>();
        foreach (var item in _items.Changed)
        {
            foreach (var slice in item.Slices)
            {
                if (keyOf(slice) == key)
                {
                    codes.Add(item.Code);
                    break;
                }
            }
        }

        return codes;
    }
}
