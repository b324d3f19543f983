using MasterData.Client.Watch;

namespace MasterData.Cli.Watch;

/// <summary>How far each catalog was printed: a new stream begins there.</summary>
internal sealed class WatchCursors(IEnumerable<V1.Cursor> cursors)
{
    private readonly Dictionary<string, V1.Cursor> _cursors =
        cursors.ToDictionary(cursor => cursor.Catalog, StringComparer.Ordinal);

    /// <summary>The cursors of a new stream.</summary>
    public IEnumerable<V1.Cursor> All => _cursors.Values;

    /// <summary>Refuses a delta that does not begin where the printed ones end.</summary>
    /// <exception cref="FormatException">Something between them is missing.</exception>
    public void RefuseGap(WatchStep step)
    {
        if (step is WatchDelta delta
            && _cursors.GetValueOrDefault(delta.Catalog) is { } has
            && (has.Version != delta.From || has.Epoch != delta.Head.Epoch))
        {
            throw new FormatException(
                $"{delta.Catalog}: a delta from {delta.From}, but {has.Version} is what was printed.");
        }
    }

    /// <summary>Goes on from the end of <paramref name="step"/>, which was printed.</summary>
    public void Advance(WatchStep step) => _cursors[step.Catalog] = new()
    {
        Catalog = step.Catalog,
        Epoch = step.Head.Epoch,
        Version = step.Head.Version,
        Digest = step.Head.Digest,
    };
}
