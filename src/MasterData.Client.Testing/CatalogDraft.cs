using MasterData.Acts;
using MasterData.Catalogs;
using MasterData.Documents;
using MasterData.Items;
using MasterData.Versions;

namespace MasterData.Client.Testing;

/// <summary>
/// What the next version of a catalog in memory changes. Its methods can be chained; the last word on a key holds.
/// </summary>
/// <remarks>It does not judge as a server does: whatever a copy must be able to show can be written.</remarks>
public sealed class CatalogDraft
{
    private readonly SortedDictionary<string, Document?> _changes = new(StringComparer.Ordinal);
    private readonly CatalogState _before;

    internal CatalogDraft(CatalogState before)
    {
        _before = before;
        if (before.Head.Version is 0)
        {
            Put(new CatalogContent
            {
                NameVi = before.Head.Catalog,
                NameEn = before.Head.Catalog,
                Owner = "test",
                Role = CatalogRole.Register,
                Schema = new(),
            });
        }
    }

    /// <summary>The keys that it changes or removes.</summary>
    internal IEnumerable<string> Keys => _changes.Keys;

    /// <summary>
    /// Records an item: all that is known of the code is that it has this name from one day to another.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="name">The name, full and short.</param>
    /// <param name="kind">The id of its kind.</param>
    /// <param name="parent">The code above it; empty: at the top.</param>
    /// <param name="from">The first day; null: since ever.</param>
    /// <param name="to">The first day on which it is no longer in force; null: without end.</param>
    public CatalogDraft Item(
        string code, string name, string kind = "item", string parent = "", DateOnly? from = null, DateOnly? to = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (from >= to)
        {
            throw new ArgumentException($"{code} would end on {to:O}, before it begins.", nameof(to));
        }

        var slice = new Slice
        {
            Unit = from is null ? $"{code}@" : $"{code}@{from:O}",
            ValidFrom = from ?? DateOnly.MinValue,
            ValidTo = to ?? DateOnly.MaxValue,
            Name = name,
            ShortName = name,
            Kind = kind,
            Parent = parent,
        };
        return Put(new ItemDocument { Code = code, Slices = [slice] });
    }

    /// <summary>Gives an item other spellings of its code, besides those that it has.</summary>
    /// <exception cref="ArgumentException">There is no such item.</exception>
    public CatalogDraft Alias(string code, params IEnumerable<string> aliases)
    {
        var item = Demand(code);
        return Put(item with { Aliases = [.. item.Aliases.Union(aliases).Order(StringComparer.Ordinal)] });
    }

    /// <summary>
    /// Changes an item from a day on: the slice in force ends there, and what <paramref name="change"/> makes of it
    /// begins.
    /// </summary>
    /// <exception cref="ArgumentException">The code is not in force on that day.</exception>
    public CatalogDraft Change(string code, DateOnly day, Func<Slice, Slice> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (item, slice) = DemandInForce(code, day);
        var next = change(slice) with { ValidFrom = day, ValidTo = slice.ValidTo };
        return slice.ValidFrom == day
            ? Put(item with { Slices = item.Slices.Replace(slice, next) })
            : Put(item with
            {
                Slices = item.Slices.Replace(slice, slice with { ValidTo = day }).Insert(
                    item.Slices.IndexOf(slice) + 1, next),
            });
    }

    /// <summary>Ends an item, without successor: from that day on it is not in force.</summary>
    /// <exception cref="ArgumentException">It is not in force on that day, or begins there.</exception>
    public CatalogDraft End(string code, DateOnly day)
    {
        var (item, slice) = DemandInForce(code, day);
        return slice.ValidFrom == day
            ? throw new ArgumentException($"{code} begins on {day:O}; remove it instead.", nameof(day))
            : Put(item with
            {
                Slices =
                [
                    .. item.Slices.TakeWhile(one => one != slice),
                    slice with { ValidTo = day, Disposition = Disposition.None },
                ],
            });
    }

    /// <summary>Records a legal act, whose number is its id.</summary>
    public CatalogDraft Act(string id, string title = "", DateOnly? inForceOn = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return Put(new LegalAct { Id = id, Number = id, Title = title, InForceOn = inForceOn });
    }

    /// <summary>
    /// Records any document as it is: an item with its whole past, a legal act, what the catalog says of itself.
    /// </summary>
    public CatalogDraft Put(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        _changes[document.Key] = document;
        return this;
    }

    /// <summary>Removes everything recorded of a code, as if it had never been.</summary>
    /// <exception cref="ArgumentException">There is no such item.</exception>
    public CatalogDraft Remove(string code) => RemoveKey(Demand(code).Key);

    /// <summary>Removes a legal act.</summary>
    /// <exception cref="ArgumentException">There is no such act.</exception>
    public CatalogDraft RemoveAct(string id) => RemoveKey(
        Now<LegalAct>(DocumentKey.OfAct(id))?.Key ?? throw new ArgumentException($"There is no act {id}.", nameof(id)));

    /// <summary>The state that it makes of the one before.</summary>
    internal CatalogState Publish(DateTimeOffset publishedAt, string? epoch = null) => _before.Next(
        [.. _changes.Values.OfType<Document>()],
        [.. _changes.Where(change => change.Value is null).Select(change => change.Key)],
        publishedAt,
        epoch);

    private CatalogDraft RemoveKey(string key)
    {
        // What this draft itself brought was never there.
        if (_before.Get(key) is null)
        {
            _changes.Remove(key);
        }
        else
        {
            _changes[key] = null;
        }

        return this;
    }

    private T? Now<T>(string key)
        where T : Document => (_changes.TryGetValue(key, out var change) ? change : _before.Get(key)) as T;

    private ItemDocument Demand(string code) => Now<ItemDocument>(DocumentKey.OfItem(code))
        ?? throw new ArgumentException($"There is no item {code} in {_before.Head.Catalog}.", nameof(code));

    private (ItemDocument Item, Slice Slice) DemandInForce(string code, DateOnly day)
    {
        var item = Demand(code);
        return item.On(day) is { } slice
            ? (item, slice)
            : throw new ArgumentException($"{code} is not in force on {day:O}.", nameof(day));
    }
}
