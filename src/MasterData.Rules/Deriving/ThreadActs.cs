using MasterData.Facts;
using MasterData.Spines;

namespace MasterData.Deriving;

/// <summary>The boundaries of a thread and the acts of each (rules 4 and 6).</summary>
internal sealed class ThreadActs
{
    private readonly SortedDictionary<DateOnly, HashSet<string>> _starts = [];
    private readonly ILookup<DateOnly, Fact> _ends;
    private readonly ILookup<DateOnly, Fact> _leaving;

    /// <summary>Collects the acts of a thread that begins.</summary>
    public ThreadActs(
        string thread, IReadOnlyCollection<Fact> facts, Spine spine, Statements? parents, Func<string, Spine> spineOf)
    {
        foreach (var fact in facts)
        {
            if (fact.Kind is FactKind.State && spine.Covers(fact.Day))
            {
                Start(fact.Day).UnionWith(fact.Acts);
            }
        }

        foreach (var unit in spine.Units)
        {
            Start(unit.From).UnionWith(unit.Facts.SelectMany(fact => fact.Acts));
            Start(unit.From).UnionWith(facts
                .Where(fact => fact.Kind is FactKind.Leg && fact.Key == thread && fact.Day == unit.From)
                .SelectMany(fact => fact.Acts));
        }

        FollowParents(spine, parents, spineOf);
        _ends = facts.Where(fact => fact.Kind is FactKind.End).ToLookup(fact => fact.Day);
        _leaving = facts.Where(fact => fact.Kind is FactKind.Leg && fact.Thread == thread).ToLookup(fact => fact.Day);
    }

    /// <summary>The days on which a slice begins.</summary>
    public IEnumerable<DateOnly> Days => _starts.Keys;

    /// <summary>The acts that begin the slice of a day.</summary>
    public ActIds StartOf(DateOnly day) => ActIds.Of(_starts[day]);

    /// <summary>
    /// The acts that end the unit on a day: those of the end, and of the legs unless the end says <c>legs</c>.
    /// </summary>
    public ActIds EndOf(DateOnly day)
    {
        var acts = _ends[day].SelectMany(end => end.Acts);
        return ActIds.Of(_ends[day].Any(end => end.Key is Endings.Legs)
            ? acts
            : acts.Concat(_leaving[day].SelectMany(leg => leg.Acts)));
    }

    // A parent that is recoded while it is the parent makes a boundary; so does the recode on the day of a statement
    // that keeps the parent.
    private void FollowParents(Spine spine, Statements? parents, Func<string, Spine> spineOf)
    {
        var rows = parents?.Rows ?? [];
        for (var i = 0; i < rows.Length; i++)
        {
            var (from, parent) = rows[i];
            if (parent.Length is 0)
            {
                continue;
            }

            var next = Array.FindIndex(rows, i, row => row.Day > from);
            var to = next < 0 ? spine.End : rows[next].Day;
            foreach (var recode in spineOf(parent).Recodes)
            {
                if ((from < recode.From && recode.From < to)
                    || (from == recode.From && i > 0 && rows[i - 1].Value == parent))
                {
                    Start(recode.From).UnionWith(recode.Facts.SelectMany(fact => fact.Acts));
                }
            }
        }
    }

    private HashSet<string> Start(DateOnly day)
    {
        if (!_starts.TryGetValue(day, out var acts))
        {
            _starts.Add(day, acts = new(StringComparer.Ordinal));
        }

        return acts;
    }
}
