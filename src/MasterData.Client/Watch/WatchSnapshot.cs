namespace MasterData.Client.Watch;

/// <summary>All documents of a version.</summary>
public sealed class WatchSnapshot : WatchStep
{
    private readonly List<V1.Document> _documents = [];

    internal WatchSnapshot(string catalog, V1.ResyncReason? resync, DateTimeOffset began)
        : base(catalog, began) => (Resync, Parts) = (resync, new(catalog));

    /// <summary>Why the server does not go on from the version that was asked for; null: none was.</summary>
    public V1.ResyncReason? Resync { get; }

    /// <inheritdoc/>
    public override long From => 0;

    /// <inheritdoc/>
    public override IEnumerable<V1.Document> Changed => _documents;

    /// <inheritdoc/>
    public override IEnumerable<string> Removed => [];

    /// <summary>The documents of parts that came as bytes.</summary>
    internal SnapshotParts Parts { get; }

    internal void Add(V1.SnapshotItems part) => _documents.AddRange(part.Documents);

    internal WatchSnapshot End(V1.Head? head)
    {
        Complete(head);
        return this;
    }
}
