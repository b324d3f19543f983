using MasterData.Items;

namespace MasterData.Facts;

/// <summary>
/// Names events: the facts of one changeset on one day that hang together by a thread or by a code handed over
/// (rule 19). A corrected fact keeps its event.
/// </summary>
internal sealed class EventNames
{
    private readonly Dictionary<(DateOnly Day, string Node), (DateOnly Day, string Node)> _up = [];

    private EventNames()
    {
    }

    /// <summary>Names the added facts that have no event.</summary>
    public static void Give(WorkingFacts facts, long version)
    {
        var names = new EventNames();
        var todo = facts.Added.Where(fact => fact.Event is null && fact.Threads.Any()).ToList();
        foreach (var fact in todo)
        {
            names.Join(facts, fact);
        }

        var roots = new SortedDictionary<(DateOnly Day, string Node), List<Fact>>(Order);
        foreach (var group in todo.GroupBy(fact => names.Root((fact.Day, NodeOf(fact)))))
        {
            roots.Add(group.Select(fact => (fact.Day, NodeOf(fact))).Min(Order), [.. group]);
        }

        var number = 0;
        foreach (var group in roots.Values)
        {
            number++;
            group.ForEach(fact => fact.Name(new(version, number)));
        }

        // What has no day is one event, which is reverted, never undone by a day.
        foreach (var fact in facts.Added.Where(fact => fact.Event is null))
        {
            fact.Name(new(version, 0));
        }
    }

    private static Comparer<(DateOnly Day, string Node)> Order { get; } =
        Comparer<(DateOnly Day, string Node)>.Create((left, right) => left.Day != right.Day
            ? left.Day.CompareTo(right.Day)
            : string.CompareOrdinal(left.Node, right.Node));

    private static string NodeOf(Fact fact) => fact.Threads.First();

    private void Join(WorkingFacts facts, Fact fact)
    {
        var node = (fact.Day, NodeOf(fact));
        foreach (var thread in fact.Threads)
        {
            Unite(node, (fact.Day, thread));
        }

        if (fact is { Kind: FactKind.State, Key: FieldIds.Code })
        {
            Unite(node, (fact.Day, $"code {fact.Value}"));
            foreach (var left in facts.Spine(fact.Thread).Codes.Where(span => span.To == fact.Day))
            {
                Unite(node, (fact.Day, $"code {left.Code}"));
            }
        }
    }

    private void Unite((DateOnly Day, string Node) left, (DateOnly Day, string Node) right) =>
        _up[Root(right)] = Root(left);

    private (DateOnly Day, string Node) Root((DateOnly Day, string Node) node)
    {
        while (_up.TryGetValue(node, out var above) && above != node)
        {
            // Halves the path, so that long chains stay short.
            _up[node] = _up.GetValueOrDefault(above, above);
            node = above;
        }

        return node;
    }
}
