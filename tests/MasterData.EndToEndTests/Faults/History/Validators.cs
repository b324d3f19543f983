namespace MasterData.EndToEndTests.Faults.History;

/// <summary>The ten promises, each checked over a whole recorded history. None of them asks the service.</summary>
internal sealed class Validators(IReadOnlyCollection<HistoryEvent> history, Oracle oracle, TimeSpan staleBound)
{
    private readonly List<HistoryEvent[]> _lives = [.. history
        .Where(line => line.Kind is not HistoryKind.Fault && line.Catalog.Length > 0)
        .GroupBy(line => (line.Consumer, line.Life, line.Catalog))
        .Select(group => group.ToArray())];

    /// <summary>What each promise found broken; at most the first ten of each.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Broken() =>
        new Dictionary<string, Func<IEnumerable<string>>>
        {
            [nameof(Ordered)] = Ordered,
            [nameof(Unique)] = Unique,
            [nameof(Reliable)] = Reliable,
            [nameof(Atomic)] = Atomic,
            [nameof(Resumable)] = Resumable,
            [nameof(Bookmarkable)] = Bookmarkable,
            [nameof(NoPhantom)] = NoPhantom,
            [nameof(Monotone)] = Monotone,
            [nameof(Converged)] = Converged,
            [nameof(HonestStale)] = HonestStale,
        }.ToDictionary(one => one.Key, one => (IReadOnlyList<string>)[.. one.Value().Take(10)]);

    /// <summary>The steps of a life go to later versions, within an epoch and over epochs.</summary>
    public IEnumerable<string> Ordered() => Neighbours(HistoryKind.Step)
        .Where(pair => Compare(pair.Before, pair.After) >= 0)
        .Select(pair => $"{Name(pair.After)}: {At(pair.After)} came after {At(pair.Before)}");

    /// <summary>No version is taken twice in a life.</summary>
    public IEnumerable<string> Unique() => _lives
        .SelectMany(life => life.Where(line => line is { Kind: HistoryKind.Step, Proved: true }).GroupBy(
            line => (line.Epoch, line.To)))
        .Where(group => group.Count() > 1)
        .Select(group => $"{Name(group.First())}: {At(group.First())} was taken {group.Count()} times");

    /// <summary>Each delta starts at what the consumer has, and is proved.</summary>
    public IEnumerable<string> Reliable() => _lives.SelectMany(life => Positions(life)
        .Where(one => one.Line.Kind is HistoryKind.Step
            && (!one.Line.Proved || (one.Line.From is { } from && from != one.Had?.To)))
        .Select(one => $"{Name(one.Line)}: {At(one.Line)} from {one.Line.From}, proved {one.Line.Proved}, "
            + $"on {(one.Had is null ? "nothing" : At(one.Had))} {one.Line.Note}"));

    /// <summary>
    /// What is read together is what the database had at the version that was read; nothing is denied.
    /// </summary>
    public IEnumerable<string> Atomic() => history
        .Where(line => line.Kind is HistoryKind.Denied)
        .Select(line => $"{Name(line)}: {line.Note} was denied at {At(line)}")
        .Concat(history
            .Where(line => line.Kind is HistoryKind.Read)
            .SelectMany(line => line.Read
                .Where(read => oracle.DocumentAt(line.Catalog, line.Epoch, line.To, read.Key) != read.Value)
                .Select(read => $"{Name(line)}: {read.Key} at {At(line)} is not the database's")));

    /// <summary>
    /// After a resume the first step is the next one: a delta from what there was, or a whole load that was announced
    /// with a reason that is true.
    /// </summary>
    public IEnumerable<string> Resumable() => _lives.SelectMany(life => Positions(life)
        .Where(one => (
            one.Line is { Kind: HistoryKind.Step, Proved: true, From: null } && !IsCalledFor(one.Line, one.Had))
            || (one.Line.Kind is HistoryKind.Resync && one.Line.Note != "Epoch"))
        .Select(one => $"{Name(one.Line)}: {one.Line.Kind} {At(one.Line)} {one.Line.Note} "
            + $"on {(one.Had is null ? "nothing" : At(one.Had))}"));

    /// <summary>
    /// A bookmark names what the consumer was sent: nothing up to it comes later, and it is behind nothing.
    /// </summary>
    public IEnumerable<string> Bookmarkable() => _lives.SelectMany(life => Positions(life)
        .Where(one => one.Line.Kind is HistoryKind.Bookmark
            && (one.Had is null || one.Had.Epoch != one.Line.Epoch || one.Had.To != one.Line.To))
        .Select(one => $"{Name(one.Line)}: bookmark {At(one.Line)} on {(one.Had is null ? "nothing" : At(one.Had))}"));

    /// <summary>Whatever was applied or read was committed, with that digest.</summary>
    public IEnumerable<string> NoPhantom() => history
        .Where(line => line is { To: > 0, Proved: true }
            && line.Kind is HistoryKind.Step or HistoryKind.Read or HistoryKind.Started)
        .Where(line => oracle.Find(line.Catalog, line.Epoch, line.To) is not { } committed
            || (line.Digest.Length > 0 && line.Digest != committed.Digest))
        .Select(
            line => $"{Name(line)}: {line.Kind} of {At(line)} with digest {line.Digest}, which was never committed");

    /// <summary>Nobody reads an older version than before.</summary>
    public IEnumerable<string> Monotone() => Neighbours(HistoryKind.Read)
        .Where(pair => Compare(pair.Before, pair.After) > 0)
        .Select(pair => $"{Name(pair.After)}: read {At(pair.After)} after {At(pair.Before)}");

    /// <summary>At the end everybody has the head.</summary>
    public IEnumerable<string> Converged() => _lives
        .GroupBy(life => (life[0].Consumer, life[0].Catalog))
        .Select(lives => lives.MaxBy(life => life[0].Life)!.LastOrDefault(
            line => line is { Kind: HistoryKind.Read or HistoryKind.Step, Proved: true }))
        .OfType<HistoryEvent>()
        .Where(line => line.To != oracle.Newest.Heads[line.Catalog]
            || (line.Digest.Length > 0 && line.Digest != oracle.Newest.Versions[(line.Catalog, line.To)].Digest))
        .Select(line => $"{Name(line)} ends at {At(line)}, the database at {oracle.Newest.Heads[line.Catalog]}");

    /// <summary>Whoever reads what was overtaken longer ago than the bound is told so.</summary>
    public IEnumerable<string> HonestStale() => history
        .Where(line => line is { Kind: HistoryKind.Read, State: "Live" })
        .Where(line => oracle.OvertakenAt(line.Catalog, line.Epoch, line.To) is { } overtaken
            && line.Time - overtaken > staleBound)
        .Select(line => $"{Name(line)}: {At(line)} was called live at {line.Time:HH:mm:ss.fff}, overtaken "
            + $"{oracle.OvertakenAt(line.Catalog, line.Epoch, line.To):HH:mm:ss.fff}");

    private IEnumerable<(HistoryEvent Before, HistoryEvent After)> Neighbours(HistoryKind kind) => _lives
        .Select(life => life.Where(line => line.Kind == kind && line.Proved).ToArray())
        .SelectMany(lines => lines.Zip(lines.Skip(1)));

    // What the consumer had when each line was written.
    private static IEnumerable<(HistoryEvent Line, HistoryEvent? Had)> Positions(HistoryEvent[] life)
    {
        HistoryEvent? had = null;
        foreach (var line in life)
        {
            yield return (line, had);
            had = line.Kind is HistoryKind.Step or HistoryKind.Started
                && line is { Proved: true, To: > 0 } ? line : had;
        }
    }

    private static bool IsCalledFor(HistoryEvent step, HistoryEvent? had) =>
        had is null || had.Epoch != step.Epoch || step.Note is "repaired";

    private static int Compare(HistoryEvent one, HistoryEvent other) =>
        string.CompareOrdinal(one.Epoch, other.Epoch) is var order and not 0 ? order : one.To.CompareTo(other.To);

    private static string Name(HistoryEvent line) =>
        $"{line.Consumer} (life {line.Life}, stream {line.Stream}) {line.Catalog}";

    private static string At(HistoryEvent line) => $"{line.Epoch}|{line.To}";
}
