using MasterData.Catalogs;
using MasterData.Facts;
using MasterData.Items;

namespace MasterData.Deriving;

/// <summary>
/// Derives again what a changeset touches and nothing else (rule 8): threads with a changed fact, children of threads
/// that look different to children, and the other ends of the legs of threads whose units changed.
/// </summary>
internal sealed class Derivation
{
    private readonly CatalogSchema _oldSchema;
    private readonly CatalogSchema _schema;
    private readonly Dictionary<string, ThreadView> _oldViews = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ThreadView> _views = new(StringComparer.Ordinal);

    /// <summary>Derives the threads that the changes of <paramref name="facts"/> touch.</summary>
    public Derivation(WorkingFacts facts, CatalogSchema oldSchema, CatalogSchema schema)
    {
        (Facts, Old, _oldSchema, _schema) = (facts, new(facts.Store), oldSchema, schema);
        Derived = ReferenceEquals(oldSchema, schema) ? Touched() : Everything();
        foreach (var thread in Derived)
        {
            if (!OldView(thread).Same(View(thread)))
            {
                Changed.Add(thread);
            }
        }

        Judged = new(Derived, StringComparer.Ordinal);
        foreach (var thread in Changed)
        {
            // A parent's kind may have changed.
            Judged.UnionWith(facts.Children(thread));
        }
    }

    /// <summary>The facts with the changes.</summary>
    public WorkingFacts Facts { get; }

    /// <summary>The facts without the changes.</summary>
    public WorkingFacts Old { get; }

    /// <summary>The threads that are derived again.</summary>
    public HashSet<string> Derived { get; }

    /// <summary>The threads whose part in documents differs.</summary>
    public HashSet<string> Changed { get; } = new(StringComparer.Ordinal);

    /// <summary>The threads to be judged.</summary>
    public HashSet<string> Judged { get; }

    /// <summary>The documents before and after, for each code that differs.</summary>
    public SortedDictionary<string, (ItemDocument? Old, ItemDocument? New)> Documents()
    {
        var codes = Changed.SelectMany(thread => OldView(thread).Slices.Concat(View(thread).Slices))
            .Select(slice => slice.Code)
            .Concat(Facts.ChangedKnown.Where(key => key.StartsWith(KnownKey.OfAliases(""), StringComparison.Ordinal))
                .Select(key => key[KnownKey.OfAliases("").Length..]))
            .Distinct(StringComparer.Ordinal);
        var documents = new SortedDictionary<string, (ItemDocument? Old, ItemDocument? New)>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            var (old, item) = (OldDocument(code), Document(code));
            if (!SameDocuments.Same(old, item))
            {
                documents.Add(code, (old, item));
            }
        }

        return documents;
    }

    /// <summary>The document of a code as published; null: none.</summary>
    public ItemDocument? OldDocument(string code) => Build(Old, code, OldView);

    /// <summary>The document of a code with the changes; null: none.</summary>
    public ItemDocument? Document(string code) => Build(Facts, code, View);

    /// <summary>The view of a thread with the changes.</summary>
    public ThreadView View(string thread) => View(_views, Facts, _schema, thread);

    private ThreadView OldView(string thread) => View(_oldViews, Old, _oldSchema, thread);

    private static ThreadView View(
        Dictionary<string, ThreadView> views, WorkingFacts facts, CatalogSchema schema, string thread)
    {
        if (!views.TryGetValue(thread, out var view))
        {
            views.Add(thread, view = ViewBuilder.Build(thread, facts.Facts(thread), facts.Spine, schema));
        }

        return view;
    }

    private static ItemDocument? Build(WorkingFacts facts, string code, Func<string, ThreadView> view) =>
        ItemDocuments.Build(
            code,
            facts.Bearings(code).Select(bearing => bearing.Thread).Distinct(StringComparer.Ordinal).Select(view),
            facts.Known(KnownKey.OfAliases(code)).Select(fact => fact.Value).Distinct(StringComparer.Ordinal));

    private HashSet<string> Touched()
    {
        var touched = new HashSet<string>(Facts.ChangedThreads, StringComparer.Ordinal);
        foreach (var thread in Facts.ChangedThreads)
        {
            var (old, spine) = (Old.Spine(thread), Facts.Spine(thread));
            if (!spine.LooksToChildrenLike(old))
            {
                touched.UnionWith(Facts.Children(thread));
            }

            if (!spine.HasUnitsOf(old))
            {
                touched.UnionWith(Facts.Facts(thread).Where(fact => fact.Kind is FactKind.Leg)
                    .SelectMany(fact => fact.Threads));
            }
        }

        return touched;
    }

    // Another schema may change every short name and every judgement.
    private HashSet<string> Everything() => [.. Facts.Store.Threads.Keys, .. Facts.ChangedThreads];
}
