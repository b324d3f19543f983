using MasterData.Items;
using MasterData.Spines;

namespace MasterData.Facts;

/// <summary>
/// The facts of a store with those that a changeset adds and without those that it withdraws. The store stays as it is,
/// so a refused changeset leaves no trace.
/// </summary>
internal sealed class WorkingFacts(FactStore store)
{
    private readonly Dictionary<string, List<Fact>> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Spine> _spines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Bearing>> _bearings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, int>> _children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Fact>> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<Fact, Fact> _added = [];
    private readonly Dictionary<Fact, Fact> _gone = [];
    private readonly HashSet<string> _dirty = new(StringComparer.Ordinal);
    private readonly HashSet<string> _restated = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _givenUnits = new(StringComparer.Ordinal);

    /// <summary>What was published.</summary>
    public FactStore Store => store;

    /// <summary>The facts that the changeset adds.</summary>
    public IReadOnlyCollection<Fact> Added => _added.Values;

    /// <summary>The facts that the changeset withdraws.</summary>
    public IReadOnlyCollection<Fact> Gone => _gone.Values;

    /// <summary>The threads with a fact added or withdrawn.</summary>
    public IReadOnlyCollection<string> ChangedThreads => _facts.Keys;

    /// <summary>The codes whose bearings may differ.</summary>
    public IReadOnlyCollection<string> ChangedCodes
    {
        get
        {
            Flush();
            return _bearings.Keys;
        }
    }

    /// <summary>The keys of facts without thread that may differ.</summary>
    public IReadOnlyCollection<string> ChangedKnown => _known.Keys;

    /// <summary>How many facts were read.</summary>
    public int FactsRead { get; private set; }

    /// <summary>The operation of each added fact, by its index.</summary>
    public Dictionary<Fact, int> Operations { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The index of the operation that states facts now.</summary>
    public int Operation { get; set; } = -1;

    /// <summary>The facts of a thread.</summary>
    public IReadOnlyCollection<Fact> Facts(string thread)
    {
        IReadOnlyCollection<Fact> facts = _facts.TryGetValue(thread, out var changed)
            ? changed
            : store.Threads.GetValueOrDefault(thread, ThreadFacts.Empty).Facts;
        if (_read.Add(thread))
        {
            FactsRead += facts.Count;
        }

        return facts;
    }

    /// <summary>The facts of a thread on a day.</summary>
    public List<Fact> Facts(string thread, DateOnly day) => [.. Facts(thread).Where(fact => fact.Day == day)];

    /// <summary>The facts of a kind of a thread on a day.</summary>
    public List<Fact> Facts(string thread, DateOnly day, FactKind kind, string? key = null) =>
        [.. Facts(thread).Where(fact => fact.Day == day && fact.Kind == kind && (key is null || fact.Key == key))];

    /// <summary>The spine of a thread.</summary>
    public Spine Spine(string thread)
    {
        if (_dirty.Contains(thread))
        {
            Flush();
        }

        if (_restated.Remove(thread))
        {
            _spines[thread] = SpineBuilder.Build(thread, _facts[thread]);
        }

        return _spines.GetValueOrDefault(thread) ?? store.Threads.GetValueOrDefault(thread, ThreadFacts.Empty).Spine;
    }

    /// <summary>The threads that bear a code, and when.</summary>
    public IReadOnlyList<Bearing> Bearings(string code)
    {
        Flush();
        return _bearings.TryGetValue(code, out var changed) ? changed : store.Bearings.GetValueOrDefault(code, []);
    }

    /// <summary>The thread under a code on a day; null: none.</summary>
    public string? On(string code, DateOnly day) =>
        Latest(code, span => span.From <= day && day < span.To);

    /// <summary>The thread under a code on the day before a day; null: none.</summary>
    public string? Before(string code, DateOnly day) =>
        Latest(code, span => span.From < day && day <= span.To);

    /// <summary>Whether any thread ever bears the code.</summary>
    public bool IsIssued(string code) => Bearings(code).Count > 0;

    /// <summary>The threads that are stated to stand under a thread.</summary>
    public IEnumerable<string> Children(string thread) => _children.TryGetValue(thread, out var changed)
        ? changed.Keys
        : store.Children.GetValueOrDefault(thread)?.Keys ?? [];

    /// <summary>The threads that are nowhere stated to stand under another.</summary>
    public IEnumerable<string> Tops() => store.Tops.Where(thread => !_facts.ContainsKey(thread))
        .Concat(_facts.Where(pair => IsTop(pair.Value)).Select(pair => pair.Key));

    /// <summary>Whether facts of a thread put it under no other.</summary>
    public static bool IsTop(IEnumerable<Fact> facts) =>
        !facts.Any(fact => fact is { Kind: FactKind.State, Key: FieldIds.Parent, Value.Length: > 0 });

    /// <summary>The facts without thread under a key, such as <c>alias/H47</c>.</summary>
    public IReadOnlyCollection<Fact> Known(string key) =>
        _known.TryGetValue(key, out var changed) ? changed : store.Known.GetValueOrDefault(key, []);

    /// <summary>The facts of an event.</summary>
    public IEnumerable<Fact> Event(EventName name) => store.Events.GetValueOrDefault(name, [])
        .Where(Holds).Concat(_added.Values.Where(fact => fact.Event == name)).Distinct();

    /// <summary>Whether the changeset adds a fact.</summary>
    public bool IsAdded(Fact fact) => _added.ContainsKey(fact);

    /// <summary>Whether a fact holds.</summary>
    public bool Holds(Fact fact) => _added.ContainsKey(fact) || (!_gone.ContainsKey(fact) && Find(fact) is not null);

    /// <summary>The fact as it is published and holds; null: it does not.</summary>
    public Fact? Stored(Fact fact) => _gone.ContainsKey(fact) ? null : Find(fact);

    /// <summary>Adds facts; one that was withdrawn in this changeset never left.</summary>
    public void Add(params IEnumerable<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (Holds(fact))
            {
                continue;
            }

            if (_gone.Remove(fact, out var stored))
            {
                Insert(stored);
                continue;
            }

            var added = fact.Since is 0 ? fact : fact.Anew();
            _added.Add(added, added);
            Operations[added] = Operation;
            Insert(added);
            if (added.Kind is FactKind.Unit)
            {
                _givenUnits.Add(added.Key);
            }
        }
    }

    /// <summary>Withdraws facts.</summary>
    public void Drop(params IEnumerable<Fact> facts)
    {
        foreach (var fact in facts.ToList())
        {
            if (_added.Remove(fact, out var added))
            {
                Remove(added);
            }
            else if (!_gone.ContainsKey(fact) && Find(fact) is { } stored)
            {
                _gone.Add(stored, stored);
                Remove(stored);
            }
        }
    }

    /// <summary>Gives the added facts that have none their events (rule 19).</summary>
    public void NameEvents() => EventNames.Give(this, store.Version + 1);

    /// <summary>
    /// The id of a unit that begins: <c>code@day</c>, with <c>.2</c> if that was given before (rule 17).
    /// </summary>
    public string NewUnit(string code, DateOnly day)
    {
        var plain = day == DateOnly.MinValue ? $"{code}@" : FormattableString.Invariant($"{code}@{day:yyyy-MM-dd}");
        var id = plain;
        for (var number = 2; _givenUnits.Contains(id) || store.GivenUnits.Contains(id); number++)
        {
            id = FormattableString.Invariant($"{plain}.{number}");
        }

        return id;
    }

    /// <summary>The facts of a thread that hold no more, latest first.</summary>
    public IEnumerable<Fact> PastOf(string thread) => _gone.Values.Where(fact => fact.Threads.Contains(thread))
        .Concat(store.Past.GetValueOrDefault(thread, []).Reverse().Select(past => past.Fact));

    private Fact? Find(Fact fact)
    {
        if (fact.Kind >= FactKind.Alias)
        {
            return store.Known.GetValueOrDefault(KnownKey.Of(fact), []).FirstOrDefault(fact.Equals);
        }

        foreach (var thread in fact.Threads)
        {
            return store.Threads.GetValueOrDefault(thread, ThreadFacts.Empty).Facts.FirstOrDefault(fact.Equals);
        }

        return null;
    }

    private void Insert(Fact fact) => Change(fact, list => list.Add(fact), +1);

    private void Remove(Fact fact) => Change(fact, list => list.Remove(fact), -1);

    private void Change(Fact fact, Action<List<Fact>> change, int count)
    {
        if (fact.Kind >= FactKind.Alias)
        {
            var key = KnownKey.Of(fact);
            if (!_known.TryGetValue(key, out var known))
            {
                _known.Add(key, known = [.. store.Known.GetValueOrDefault(key, [])]);
            }

            change(known);
            return;
        }

        foreach (var thread in fact.Threads)
        {
            if (!_facts.TryGetValue(thread, out var facts))
            {
                _facts.Add(thread, facts = [.. Facts(thread)]);
            }

            change(facts);

            // A statement of a field changes no life, no unit and no code: at most what does not fit.
            (fact is { Kind: FactKind.State, Key: not FieldIds.Code } ? _restated : _dirty).Add(thread);
        }

        if (fact is { Kind: FactKind.State, Key: FieldIds.Parent, Value.Length: > 0 })
        {
            Count(fact.Value, fact.Thread, count);
        }
    }

    private void Count(string parent, string child, int count)
    {
        if (!_children.TryGetValue(parent, out var children))
        {
            _children.Add(parent, children = new(
                store.Children.GetValueOrDefault(parent)?.AsEnumerable() ?? [], StringComparer.Ordinal));
        }

        var facts = children.GetValueOrDefault(child) + count;
        if (facts > 0)
        {
            children[child] = facts;
        }
        else
        {
            children.Remove(child);
        }
    }

    // The spines of changed threads, and the codes that they bear, follow before anything asks for them.
    private void Flush()
    {
        if (_dirty.Count is 0)
        {
            return;
        }

        foreach (var thread in _dirty)
        {
            var old = _spines.GetValueOrDefault(thread)
                ?? store.Threads.GetValueOrDefault(thread, ThreadFacts.Empty).Spine;
            var spine = SpineBuilder.Build(thread, _facts[thread]);
            _spines[thread] = spine;
            _restated.Remove(thread);
            foreach (var code in old.Codes.Select(span => span.Code).Distinct(StringComparer.Ordinal))
            {
                Changed(code).RemoveAll(bearing => bearing.Thread == thread);
            }

            foreach (var span in spine.Codes)
            {
                Changed(span.Code).Add(new(thread, span));
            }
        }

        _dirty.Clear();
    }

    private List<Bearing> Changed(string code)
    {
        if (!_bearings.TryGetValue(code, out var bearings))
        {
            _bearings.Add(code, bearings = [.. store.Bearings.GetValueOrDefault(code, [])]);
        }

        return bearings;
    }

    private string? Latest(string code, Func<CodeSpan, bool> holds) => Bearings(code)
        .Where(bearing => holds(bearing.Span))
        .MaxBy(bearing => (bearing.Span.From, bearing.Thread), Starts)?.Thread;

    private static Comparer<(DateOnly From, string Thread)> Starts { get; } =
        Comparer<(DateOnly From, string Thread)>.Create((left, right) => left.From != right.From
            ? left.From.CompareTo(right.From)
            : string.CompareOrdinal(left.Thread, right.Thread));
}
