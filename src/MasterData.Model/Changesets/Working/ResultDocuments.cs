using System.Globalization;
using MasterData.Acts;
using MasterData.Items;
using MasterData.Versions;

namespace MasterData.Changesets.Working;

/// <summary>What the working copy makes of the documents, and which of them differ.</summary>
internal sealed class ResultDocuments
{
    private readonly CatalogState _state;
    private readonly Dictionary<string, ItemDocument?> _items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LegalAct> _acts = new(StringComparer.Ordinal);

    private ResultDocuments(CatalogState state) => _state = state;

    /// <summary>Before and after, for each code that differs; one of the two may be null.</summary>
    public SortedDictionary<string, (ItemDocument? Old, ItemDocument? New)> Items { get; } = new(
        StringComparer.Ordinal);

    public IReadOnlyCollection<LegalAct> Acts => _acts.Values;

    public List<string> NewUnits { get; } = [];

    public static ResultDocuments Build(Workspace work, IEnumerable<LegalAct> acts, Func<string, bool> isGiven)
    {
        var documents = new ResultDocuments(work.State);
        documents.NameUnits(work, isGiven);
        foreach (var item in work.Items)
        {
            var document = Build(work, item);
            if (!Equality.Same(item.Old, document))
            {
                documents.Items.Add(item.Code, (item.Old, document));
                documents._items.Add(item.Code, document);
            }
        }

        foreach (var act in acts.Where(act => work.State.FindAct(act.Id) != act))
        {
            documents._acts[act.Id] = act;
        }

        return documents;
    }

    public ItemDocument? Find(string code) => _items.TryGetValue(code, out var item) ? item : _state.Find(code);

    public LegalAct? FindAct(string id) => _acts.GetValueOrDefault(id) ?? _state.FindAct(id);

    private void NameUnits(Workspace work, Func<string, bool> isGiven)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        var units = work.Items.SelectMany(item => work.SlicesOf(item.Code)).Select(slice => slice.Unit)
            .Where(unit => unit.Id is null).Distinct().ToList();
        foreach (var unit in units.OrderBy(unit => unit.First.From).ThenBy(
            unit => unit.First.Code, StringComparer.Ordinal))
        {
            var first = unit.First;
            var start = first.From == DateOnly.MinValue
                ? ""
                : first.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var id = $"{first.Code}@{start}";
            for (var n = 2; isGiven(id) || !given.Add(id); n++)
            {
                id = string.Create(CultureInfo.InvariantCulture, $"{first.Code}@{start}.{n}");
            }

            unit.Id = id;
            NewUnits.Add(id);
        }

        NewUnits.Sort(StringComparer.Ordinal);
    }

    private static ItemDocument? Build(Workspace work, WorkItem item)
    {
        var slices = work.SlicesOf(item.Code);
        if (slices.Count is 0)
        {
            return null;
        }

        var legs = slices.Select(slice => slice.Unit).Distinct()
            .SelectMany(unit => unit.Out.Concat(unit.In)).Distinct().Select(ToLeg)
            .OrderBy(leg => leg.Date).ThenBy(leg => leg.From, StringComparer.Ordinal)
            .ThenBy(leg => leg.To, StringComparer.Ordinal);
        return new ItemDocument
        {
            Code = item.Code,
            Aliases = [.. item.Aliases],
            Slices = [.. slices.Select(slice => slice.ToSlice())],
            Legs = [.. legs],
        };
    }

    private static Leg ToLeg(WorkLeg leg) => new()
    {
        Date = leg.Date,
        From = leg.From?.Id ?? Leg.NotRecorded,
        To = leg.To?.Id ?? leg.Mark,
        Extent = leg.Extent,
        Event = leg.Event,
        Acts = [.. leg.Acts],
    };
}
