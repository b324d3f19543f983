using System.Collections.Immutable;
using MasterData.Catalogs;
using MasterData.Items;
using MasterData.Spines;

namespace MasterData.Facts;

/// <summary>Makes a store from the facts that the authority stored.</summary>
internal static class StoreLoad
{
    /// <summary>The store at a version, by the facts that hold and those that held.</summary>
    public static FactStore Load(long version, IReadOnlyCollection<Fact> holding, IReadOnlyCollection<PastFact> past)
    {
        var threads = ByThread(holding, fact => fact, fact => fact).ToImmutableDictionary(
            pair => pair.Key,
            pair => new ThreadFacts([.. pair.Value], SpineBuilder.Build(pair.Key, pair.Value)),
            StringComparer.Ordinal);
        var ever = holding.Concat(past.Select(entry => entry.Fact)).ToList();
        return new()
        {
            Version = version,
            Threads = threads,
            Bearings = Index(
                threads.SelectMany(
                    pair => pair.Value.Spine.Codes, (pair, span) => (span.Code, Bearing: new Bearing(pair.Key, span))),
                pair => pair.Code,
                pairs => pairs.Select(pair => pair.Bearing).ToImmutableArray()),
            Children = Index(
                holding.Where(fact => fact is { Kind: FactKind.State, Key: FieldIds.Parent, Value.Length: > 0 }),
                fact => fact.Value,
                facts => facts.GroupBy(fact => fact.Thread, StringComparer.Ordinal).ToImmutableDictionary(
                    child => child.Key, child => child.Count(), StringComparer.Ordinal)),
            Tops = threads.Where(pair => WorkingFacts.IsTop(pair.Value.Facts)).Select(pair => pair.Key)
                .ToImmutableHashSet(StringComparer.Ordinal),
            Known = Index(
                holding.Where(fact => fact.Kind >= FactKind.Alias), KnownKey.Of, facts => facts.ToImmutableArray()),
            Spelled = Index(
                holding.Where(fact => fact.Kind is FactKind.Alias),
                fact => fact.Value,
                facts => facts.Select(fact => fact.Key).ToImmutableArray()),
            Events = holding.GroupBy(fact => fact.Event!.Value)
                .ToImmutableDictionary(named => named.Key, named => named.ToImmutableHashSet()),
            Since = holding.GroupBy(fact => fact.Since)
                .ToImmutableDictionary(stated => stated.Key, stated => stated.ToImmutableHashSet()),
            Withdrawn = past.GroupBy(entry => entry.Until)
                .ToImmutableDictionary(gone => gone.Key, gone => gone.ToImmutableArray()),
            Undone = past.GroupBy(entry => entry.Fact.Since).ToImmutableDictionary(
                gone => gone.Key, gone => gone.Select(entry => entry.Until).ToImmutableSortedSet()),
            Past = ByThread(past.OrderBy(entry => entry.Until), entry => entry.Fact, entry => entry)
                .ToImmutableDictionary(
                    pair => pair.Key, pair => pair.Value.ToImmutableArray(), StringComparer.Ordinal),
            EverBore = Index(
                ever.Where(fact => fact is { Kind: FactKind.State, Key: FieldIds.Code }),
                fact => fact.Value,
                facts => facts.Select(fact => fact.Thread).ToImmutableHashSet(StringComparer.Ordinal)),
            GivenUnits = ever.Where(fact => fact.Kind is FactKind.Unit).Select(fact => fact.Key)
                .ToImmutableHashSet(StringComparer.Ordinal),
            AttributeTypes = Index(
                ever.Select(fact => fact.Document).OfType<CatalogContent>()
                    .SelectMany(catalog => catalog.Schema.Attributes),
                rule => rule.Id,
                rules => rules.First().Type),
        };
    }

    private static Dictionary<string, List<TEntry>> ByThread<TSource, TEntry>(
        IEnumerable<TSource> source, Func<TSource, Fact> fact, Func<TSource, TEntry> entry)
    {
        var threads = new Dictionary<string, List<TEntry>>(StringComparer.Ordinal);
        foreach (var item in source)
        {
            foreach (var thread in fact(item).Threads)
            {
                if (!threads.TryGetValue(thread, out var own))
                {
                    threads.Add(thread, own = []);
                }

                own.Add(entry(item));
            }
        }

        return threads;
    }

    private static ImmutableDictionary<string, T> Index<TSource, T>(
        IEnumerable<TSource> source, Func<TSource, string> key, Func<IEnumerable<TSource>, T> value) =>
        source.GroupBy(key, StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => value(group), StringComparer.Ordinal);
}
