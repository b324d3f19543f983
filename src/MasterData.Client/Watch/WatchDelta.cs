namespace MasterData.Client.Watch;

/// <summary>The difference between two versions.</summary>
public sealed class WatchDelta : WatchStep
{
    private readonly List<V1.Delta> _parts = [];

    internal WatchDelta(string catalog, DateTimeOffset began)
        : base(catalog, began)
    {
    }

    /// <summary>The messages that it came in, in their order.</summary>
    public IReadOnlyCollection<V1.Delta> Parts => _parts;

    /// <inheritdoc/>
    public override long From => _parts[0].From;

    /// <inheritdoc/>
    public override IEnumerable<V1.Document> Changed => _parts.SelectMany(part => part.Changed);

    /// <inheritdoc/>
    public override IEnumerable<string> Removed => _parts.SelectMany(part => part.Removed);

    /// <summary>Adds a part; returns the step where this was the last one.</summary>
    internal WatchDelta? Add(V1.Delta part)
    {
        _parts.Add(part);
        if (!part.Last)
        {
            return null;
        }

        Complete(part.Head);
        return this;
    }
}
