namespace MasterData.Cli.Sync;

/// <summary>A whole step of a catalog: from one version to another, or a snapshot.</summary>
internal sealed class WatchStep(string catalog, long from)
{
    public string Catalog => catalog;

    public long From => from;

    /// <summary>Whether <see cref="Changed"/> is everything there is.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>Why the server sent a snapshot in the middle; empty where it was asked for.</summary>
    public string Resync { get; init; } = "";

    public V1.Head Head { get; set; } = new();

    public List<V1.Document> Changed { get; } = [];

    public List<string> Removed { get; } = [];
}
