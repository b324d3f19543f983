using MasterData.Canonical;
using MasterData.Items;

namespace MasterData.Documents;

/// <summary>
/// All documents of a state as they came, in ordinal order of key: what a copy reads from until it has read them.
/// </summary>
internal sealed class UnreadDocuments
{
    private readonly CanonicalDocuments[] _parts;
    private readonly string[] _firsts;

    /// <exception cref="ArgumentException">They are out of order.</exception>
    public UnreadDocuments(IEnumerable<CanonicalDocuments> parts)
    {
        _parts = [.. parts.Where(part => part.Count > 0)];
        _firsts = [.. _parts.Select(part => part.KeyOf(0))];
        for (var number = 1; number < _parts.Length; number++)
        {
            CanonicalDocuments.DemandOrder(_parts[number - 1].KeyOf(_parts[number - 1].Count - 1), _firsts[number]);
        }
    }

    /// <summary>The documents in the parts in which they came.</summary>
    public IReadOnlyList<CanonicalDocuments> Parts => _parts;

    /// <summary>How many items there are.</summary>
    public int ItemCount =>
        _parts.Sum(part => Enumerable.Range(0, part.Count).Count(number => IsItem(part.KeyOf(number))));

    /// <summary>The items in ordinal order of code.</summary>
    public IEnumerable<ItemDocument> Items => Read(IsItem).Cast<ItemDocument>();

    /// <summary>The documents that are no items.</summary>
    public IEnumerable<Document> Others => Read(static key => !IsItem(key));

    /// <summary>The item with exactly this code; null if there is none.</summary>
    public ItemDocument? Find(string code)
    {
        var key = DocumentKey.OfItem(code);
        var found = Array.BinarySearch(_firsts, key, StringComparer.Ordinal);
        var part = found < 0 ? ~found - 1 : found;
        return part < 0 ? null : (ItemDocument?)_parts[part].Find(key);
    }

    private static bool IsItem(string key) => DocumentKey.KindOf(key) is DocumentKey.Item;

    private IEnumerable<Document> Read(Func<string, bool> isWanted)
    {
        var repeated = new RepeatedTexts();
        foreach (var part in _parts)
        {
            for (var number = 0; number < part.Count; number++)
            {
                if (isWanted(part.KeyOf(number)))
                {
                    yield return part.Read(number, repeated);
                }
            }
        }
    }
}
