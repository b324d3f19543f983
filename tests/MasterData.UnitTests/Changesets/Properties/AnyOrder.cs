using MasterData.Changesets.Working;
using MasterData.Items;
using MasterData.Versions;

namespace MasterData.UnitTests.Changesets;

/// <summary>The property that the rules of MODEL.md exist for: the order of publication makes no difference.</summary>
internal static class AnyOrder
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    /// <summary>Facts that were so in the order of their days, published in another.</summary>
    /// <returns>What is wrong; null if nothing is.</returns>
    public static string? OfTrueFacts((Draw Draw, int Order)[] draws, Rules rules)
    {
        var (world, facts) = InOrder(draws);
        var shuffled = facts.Select((fact, i) => (fact, draws[i % draws.Length].Order)).OrderBy(pair => pair.Order)
            .Select(pair => pair.fact).ToList();
        var other = Tree.World(rules);
        while (shuffled.Count > 0)
        {
            var published = shuffled.FindAll(fact => other.TryPublish(null, fact.Dated));
            if (published.Count is 0)
            {
                // What needs each other is published together.
                if (!other.TryPublish(null, [.. shuffled.OrderBy(fact => fact.Day).Select(fact => fact.Dated)]))
                {
                    return "stuck: " + string.Join(", ", shuffled) + "\n" + string.Join("\n", shuffled
                        .SelectMany(fact => other.Judge(null, fact.Dated).Violations).Select(World.Line));
                }

                break;
            }

            shuffled.RemoveAll(published.Contains);
        }

        return Problem(other) ?? Difference(world.State, other.State);
    }

    /// <summary>Facts published in any order, whatever is let in; then the same in the order of their days.</summary>
    /// <remarks>Without recodes: a fact says the code of its day as it was known, and a recode makes it another.</remarks>
    public static string? OfAcceptedFacts((Draw Draw, int Order)[] draws, Rules rules)
    {
        var world = Tree.World(rules);
        var facts = new List<Fact>();
        foreach (var (draw, number) in draws.Select((draw, number) => (draw, number)).OrderBy(pair => pair.draw.Order))
        {
            var day = Start.AddDays(number * 10);
            var fact = new Fact(day, draw.Draw.Read(world, day, number, withRecodes: false));
            if (world.TryPublish(null, fact.Dated))
            {
                facts.Add(fact);
            }
        }

        var other = Tree.World(Rules.All);
        foreach (var fact in facts.OrderBy(fact => fact.Day))
        {
            if (!other.TryPublish(null, fact.Dated))
            {
                return $"let in, but not in order: {fact}";
            }
        }

        return Problem(world) ?? Difference(other.State, world.State);
    }

    public static (World World, List<Fact> Facts) InOrder((Draw Draw, int Order)[] draws)
    {
        var world = Tree.World(Rules.All);
        var facts = new List<Fact>();
        for (var number = 0; number < draws.Length; number++)
        {
            var day = Start.AddDays(number * 10);
            var fact = new Fact(day, draws[number].Draw.Read(world, day, number, withRecodes: true));
            if (world.TryPublish(null, fact.Dated))
            {
                facts.Add(fact);
            }
        }

        return (world, facts);
    }

    public static string? Problem(World world)
    {
        foreach (var state in world.States)
        {
            // Proves that no later publication reached into an older state.
            CatalogState.Load(state.Head, state.Documents);
            if (Consistency.Problem(state) is { } problem)
            {
                return $"version {state.Head.Version}: {problem}";
            }
        }

        return null;
    }

    public static string? Difference(CatalogState expected, CatalogState actual)
    {
        foreach (var code in expected.Items.Concat(actual.Items).Select(item => item.Code).Distinct())
        {
            var (left, right) = (expected.Find(code), actual.Find(code));
            if (!Equality.Same(left, right))
            {
                return $"{code}\nin order: {Show(left)}\nas here:  {Show(right)}";
            }
        }

        return null;
    }

    private static string Show(ItemDocument? item) => item is null ? "none" : string.Join(
        "\n          ",
        item.Slices.Select(slice => $"[{slice.ValidFrom:MM-dd}, {slice.ValidTo:MM-dd}) {slice.Unit} {slice.Name}|"
            + $"{slice.ShortName}|{slice.Kind}|{slice.Parent} {string.Join(",", slice.Attributes.Select(a => a.Id + a.Value))} "
            + $"states {string.Join(",", slice.Stated)}; {string.Join(",", slice.StartActs)} to {string.Join(",", slice.EndActs)} "
            + $"{slice.Disposition}")
            .Concat(item.Legs.Select(leg => $"{leg.Date:MM-dd} {leg.From} {leg.Extent} {leg.To} {string.Join(",", leg.Acts)}")));
}
