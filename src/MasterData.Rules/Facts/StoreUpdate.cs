using System.Collections.Immutable;
using MasterData.Catalogs;
using MasterData.Items;

namespace MasterData.Facts;

/// <summary>Makes the store of the next version: facts added, facts withdrawn, every index after them.</summary>
internal static class StoreUpdate
{
    /// <summary>The store after the changes of <paramref name="facts"/> are published.</summary>
    public static FactStore Next(WorkingFacts facts)
    {
        var store = facts.Store;
        var version = store.Version + 1;
        foreach (var fact in facts.Added)
        {
            fact.Publish(version);
        }

        return store with
        {
            Version = version,
            Threads = Set(store.Threads, facts.ChangedThreads.Select(thread => KeyValuePair.Create(
                thread, new ThreadFacts([.. facts.Facts(thread)], facts.Spine(thread)))), value => value.Facts.IsEmpty),
            Bearings = Set(store.Bearings, facts.ChangedCodes.Select(code => KeyValuePair.Create(
                code, facts.Bearings(code).ToImmutableArray())), value => value.IsEmpty),
            Children = Children(store, facts),
            Tops = store.Tops.Except(facts.ChangedThreads)
                .Union(facts.ChangedThreads.Where(thread => WorkingFacts.IsTop(facts.Facts(thread)))),
            Known = Set(store.Known, facts.ChangedKnown.Select(key => KeyValuePair.Create(
                key, facts.Known(key).ToImmutableArray())), value => value.IsEmpty),
            Spelled = Spelled(store, facts),
            Events = Grouped(store.Events, facts, fact => fact.Event!.Value),
            Since = Grouped(store.Since, facts, fact => fact.Since),
            Withdrawn = facts.Gone.Count is 0
                ? store.Withdrawn
                : store.Withdrawn.SetItem(version, [.. facts.Gone.Select(fact => new PastFact(fact, version))]),
            Undone = Undone(store, facts, version),
            Past = Past(store, facts, version),
            EverBore = EverBore(store, facts),
            GivenUnits = store.GivenUnits.Union(
                facts.Added.Where(fact => fact.Kind is FactKind.Unit).Select(fact => fact.Key)),
            AttributeTypes = store.AttributeTypes.SetItems(
                facts.Added.Select(fact => fact.Document).OfType<CatalogContent>()
                    .SelectMany(catalog => catalog.Schema.Attributes)
                    .Select(rule => KeyValuePair.Create(rule.Id, rule.Type))),
        };
    }

    private static ImmutableDictionary<string, T> Set<T>(
        ImmutableDictionary<string, T> index, IEnumerable<KeyValuePair<string, T>> changes, Func<T, bool> isEmpty)
    {
        var builder = index.ToBuilder();
        foreach (var (key, value) in changes)
        {
            if (isEmpty(value))
            {
                builder.Remove(key);
            }
            else
            {
                builder[key] = value;
            }
        }

        return builder.ToImmutable();
    }

    private static ImmutableDictionary<string, ImmutableDictionary<string, int>> Children(
        FactStore store, WorkingFacts facts)
    {
        var children = store.Children.ToBuilder();
        foreach (var (fact, count) in facts.Added.Select(fact => (fact, 1))
            .Concat(facts.Gone.Select(fact => (fact, -1))))
        {
            if (fact is not { Kind: FactKind.State, Key: FieldIds.Parent, Value.Length: > 0 })
            {
                continue;
            }

            var own = children.GetValueOrDefault(fact.Value)
                ?? ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);
            var left = own.GetValueOrDefault(fact.Thread) + count;
            children[fact.Value] = left > 0 ? own.SetItem(fact.Thread, left) : own.Remove(fact.Thread);
        }

        return children.ToImmutable();
    }

    private static ImmutableDictionary<string, ImmutableArray<string>> Spelled(FactStore store, WorkingFacts facts)
    {
        var spelled = store.Spelled.ToBuilder();
        foreach (var gone in facts.Gone.Where(fact => fact.Kind is FactKind.Alias))
        {
            spelled[gone.Value] = spelled.GetValueOrDefault(gone.Value, []).Remove(gone.Key);
        }

        foreach (var added in facts.Added.Where(fact => fact.Kind is FactKind.Alias))
        {
            spelled[added.Value] = [.. spelled.GetValueOrDefault(added.Value, []), added.Key];
        }

        return spelled.ToImmutable();
    }

    private static ImmutableDictionary<T, ImmutableHashSet<Fact>> Grouped<T>(
        ImmutableDictionary<T, ImmutableHashSet<Fact>> index, WorkingFacts facts, Func<Fact, T> key)
        where T : notnull
    {
        var builder = index.ToBuilder();
        foreach (var group in facts.Gone.GroupBy(key))
        {
            var left = builder.GetValueOrDefault(group.Key, []).Except(group);
            if (left.IsEmpty)
            {
                builder.Remove(group.Key);
            }
            else
            {
                builder[group.Key] = left;
            }
        }

        foreach (var group in facts.Added.GroupBy(key))
        {
            builder[group.Key] = builder.GetValueOrDefault(group.Key, []).Union(group);
        }

        return builder.ToImmutable();
    }

    private static ImmutableDictionary<long, ImmutableSortedSet<long>> Undone(
        FactStore store, WorkingFacts facts, long version)
    {
        var undone = store.Undone.ToBuilder();
        foreach (var since in facts.Gone.Select(fact => fact.Since).Distinct())
        {
            undone[since] = undone.GetValueOrDefault(since, []).Add(version);
        }

        return undone.ToImmutable();
    }

    private static ImmutableDictionary<string, ImmutableArray<PastFact>> Past(
        FactStore store, WorkingFacts facts, long version)
    {
        var past = store.Past.ToBuilder();
        foreach (var fact in facts.Gone)
        {
            foreach (var thread in fact.Threads)
            {
                past[thread] = past.GetValueOrDefault(thread, []).Add(new(fact, version));
            }
        }

        return past.ToImmutable();
    }

    private static ImmutableDictionary<string, ImmutableHashSet<string>> EverBore(FactStore store, WorkingFacts facts)
    {
        var bore = store.EverBore.ToBuilder();
        foreach (var fact in facts.Added.Where(fact => fact is { Kind: FactKind.State, Key: FieldIds.Code }))
        {
            bore[fact.Value] = (bore.GetValueOrDefault(fact.Value)
                ?? ImmutableHashSet.Create<string>(StringComparer.Ordinal)).Add(fact.Thread);
        }

        return bore.ToImmutable();
    }
}
