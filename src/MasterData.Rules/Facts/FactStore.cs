using System.Collections.Immutable;
using MasterData.Catalogs;
using MasterData.Documents;
using MasterData.Spines;

namespace MasterData.Facts;

/// <summary>
/// All facts of a catalog at a version, by thread, by code, by parent, by event and by version. Immutable: a preview
/// reads one without a lock while the next version is made.
/// </summary>
internal sealed record FactStore
{
    /// <summary>A catalog of which nothing is stated yet.</summary>
    public static FactStore Empty { get; } = new();

    /// <summary>The version that these facts make.</summary>
    public long Version { get; init; }

    /// <summary>The facts of each thread that hold now.</summary>
    public ImmutableDictionary<string, ThreadFacts> Threads { get; init; } = NoEntries<ThreadFacts>();

    /// <summary>Which threads bear a code, and when.</summary>
    public ImmutableDictionary<string, ImmutableArray<Bearing>> Bearings { get; init; } =
        NoEntries<ImmutableArray<Bearing>>();

    /// <summary>The threads that are stated to stand under a thread, and by how many facts.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, int>> Children { get; init; } =
        NoEntries<ImmutableDictionary<string, int>>();

    /// <summary>The threads that are nowhere stated to stand under another.</summary>
    public ImmutableHashSet<string> Tops { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>
    /// Facts without thread: aliases by <c>alias/{code}</c>, acts by <c>act/{id}</c>, <c>catalog</c>.
    /// </summary>
    public ImmutableDictionary<string, ImmutableArray<Fact>> Known { get; init; } = NoEntries<ImmutableArray<Fact>>();

    /// <summary>The codes of aliases.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Spelled { get; init; } =
        NoEntries<ImmutableArray<string>>();

    /// <summary>The facts of each event that hold now.</summary>
    public ImmutableDictionary<EventName, ImmutableHashSet<Fact>> Events { get; init; } = [];

    /// <summary>The facts that hold now by the version that made them true.</summary>
    public ImmutableDictionary<long, ImmutableHashSet<Fact>> Since { get; init; } = [];

    /// <summary>The facts that a version withdrew.</summary>
    public ImmutableDictionary<long, ImmutableArray<PastFact>> Withdrawn { get; init; } = [];

    /// <summary>The versions that withdrew what a version had made true.</summary>
    public ImmutableDictionary<long, ImmutableSortedSet<long>> Undone { get; init; } = [];

    /// <summary>The facts of each thread that hold no more, latest last.</summary>
    public ImmutableDictionary<string, ImmutableArray<PastFact>> Past { get; init; } =
        NoEntries<ImmutableArray<PastFact>>();

    /// <summary>The threads that were ever stated to bear a code.</summary>
    public ImmutableDictionary<string, ImmutableHashSet<string>> EverBore { get; init; } =
        NoEntries<ImmutableHashSet<string>>();

    /// <summary>The ids of all units that were ever given, also of those that are gone.</summary>
    public ImmutableHashSet<string> GivenUnits { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Every type that an attribute ever had, also one that is removed.</summary>
    public ImmutableDictionary<string, AttributeType> AttributeTypes { get; init; } = NoEntries<AttributeType>();

    /// <summary>What the catalog says of itself; null: nothing yet.</summary>
    public CatalogContent? Catalog => Known.TryGetValue(DocumentKey.Catalog, out var facts) && facts is [.., var last]
        ? (CatalogContent?)last.Document
        : null;

    /// <summary>The facts that hold now.</summary>
    public IEnumerable<Fact> Facts => Since.Values.SelectMany(facts => facts);

    /// <summary>The facts that held at an earlier version.</summary>
    public IEnumerable<Fact> FactsAt(long version) => Facts.Where(fact => fact.Since <= version).Concat(
        Withdrawn.Values.SelectMany(past => past)
            .Where(past => past.Fact.Since <= version && version < past.Until).Select(past => past.Fact));

    /// <summary>The spine that a thread had at an earlier version.</summary>
    public Spine SpineAt(string thread, long version) => SpineBuilder.Build(thread,
    [
        .. Threads.GetValueOrDefault(thread, ThreadFacts.Empty).Facts.Where(fact => fact.Since <= version),
        .. Past.GetValueOrDefault(thread, []).Where(past => past.Fact.Since <= version && version < past.Until)
            .Select(past => past.Fact),
    ]);

    private static ImmutableDictionary<string, T> NoEntries<T>() =>
        ImmutableDictionary.Create<string, T>(StringComparer.Ordinal);
}
