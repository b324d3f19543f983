namespace MasterData.Client.Watch;

/// <summary>A whole step of a catalog, as it travelled: to a version, from another one or from nothing.</summary>
public abstract class WatchStep
{
    private protected WatchStep(string catalog, DateTimeOffset began) => (Catalog, Began) = (catalog, began);

    /// <summary>The name of the catalog, <c>catalogs/{catalog}</c>.</summary>
    public string Catalog { get; }

    /// <summary>When its first part came.</summary>
    public DateTimeOffset Began { get; }

    /// <summary>The head that it leads to.</summary>
    public V1.Head Head { get; private set; } = new();

    /// <summary>The version that it begins at; 0: it begins at nothing.</summary>
    public abstract long From { get; }

    /// <summary>The documents that are new or changed.</summary>
    public abstract IEnumerable<V1.Document> Changed { get; }

    /// <summary>The keys of the documents that are gone.</summary>
    public abstract IEnumerable<string> Removed { get; }

    /// <summary>Ends the step: no part of it comes any more.</summary>
    /// <exception cref="FormatException">There is no head.</exception>
    private protected void Complete(V1.Head? head) =>
        Head = head ?? throw new FormatException($"{Catalog}: a step without a head.");
}
