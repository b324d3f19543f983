using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Items;

namespace MasterData.Sync;

/// <summary>A catalog at one version: a frozen base plus a small copied overlay. Immutable; readers never wait.</summary>
public sealed class CatalogState
{
    private const string Pending = "being written: model helper";

    private CatalogState(CatalogHead head) => Head = head;

    /// <summary>The proof of this version.</summary>
    public CatalogHead Head { get; }

    /// <summary>What the catalog says of itself.</summary>
    public CatalogContent Catalog => throw new NotSupportedException(Pending);

    /// <summary>All documents in ordinal order of key.</summary>
    public IEnumerable<Document> Documents => throw new NotSupportedException(Pending);

    /// <summary>All items in ordinal order of code.</summary>
    public IEnumerable<ItemDocument> Items => throw new NotSupportedException(Pending);

    /// <summary>The state with no document, before version 1 of <paramref name="epoch"/>.</summary>
    public static CatalogState Empty(string catalog, string epoch) => throw new NotSupportedException(Pending);

    /// <summary>Builds a state and proves it.</summary>
    /// <exception cref="DigestMismatchException">The documents are not those of <paramref name="head"/>.</exception>
    public static CatalogState Load(CatalogHead head, IEnumerable<Document> documents) =>
        throw new NotSupportedException(Pending);

    /// <summary>The document under a key; null if there is none.</summary>
    public Document? Get(string key) => throw new NotSupportedException(Pending);

    /// <summary>The item with exactly this code; null if there is none.</summary>
    public ItemDocument? Find(string code) => throw new NotSupportedException(Pending);

    /// <summary>The item with this code, alias, or spelling that an alias rule reads as a code; null if none.</summary>
    public ItemDocument? Resolve(string codeOrAlias) => throw new NotSupportedException(Pending);

    /// <summary>The code that has this alias; null if none.</summary>
    public string? CodeOfAlias(string alias) => throw new NotSupportedException(Pending);

    /// <summary>The legal act with this id; null if there is none.</summary>
    public LegalAct? FindAct(string id) => throw new NotSupportedException(Pending);

    /// <summary>The codes under which a unit has slices.</summary>
    public IReadOnlyCollection<string> CodesOfUnit(string unit) => throw new NotSupportedException(Pending);

    /// <summary>The codes that have, on any day, a slice directly under <paramref name="parent"/>; empty: at the top.</summary>
    public IEnumerable<string> ChildrenOf(string parent) => throw new NotSupportedException(Pending);

    /// <summary>The hash of bucket 0 … 255.</summary>
    public Hash Bucket(int bucket) => throw new NotSupportedException(Pending);

    /// <summary>
    /// The state after a publication: its head has the next version of the same epoch, or version
    /// <c>Head.Version + 1</c> of another epoch where <paramref name="epoch"/> is given (restore).
    /// </summary>
    public CatalogState Next(
        IReadOnlyCollection<Document> changed,
        IReadOnlyCollection<string> removed,
        DateTimeOffset publishedAt,
        string? epoch = null) => throw new NotSupportedException(Pending);

    /// <summary>The one function that server, followers and copies use: applies a delta and proves the result.</summary>
    /// <exception cref="DigestMismatchException">The delta does not start here, or the result is not its head.</exception>
    public CatalogState Apply(CatalogDelta delta) => throw new NotSupportedException(Pending);

    /// <summary>The same state with all of its overlay in the base; what a holder does in the background.</summary>
    public CatalogState Rebase() => throw new NotSupportedException(Pending);
}
