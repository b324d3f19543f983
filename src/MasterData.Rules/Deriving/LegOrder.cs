using MasterData.Items;

namespace MasterData.Deriving;

/// <summary>The order of legs: that of documents, then by all they say, so that it depends on nothing else.</summary>
internal static class LegOrder
{
    /// <summary>Compares two legs.</summary>
    public static int Compare(Leg left, Leg right)
    {
        if (left.Date != right.Date)
        {
            return left.Date.CompareTo(right.Date);
        }

        ReadOnlySpan<int> order =
        [
            string.CompareOrdinal(left.From, right.From),
            string.CompareOrdinal(left.To, right.To),
            left.Extent.CompareTo(right.Extent),
            string.CompareOrdinal(left.Event, right.Event),
            string.CompareOrdinal(string.Join('|', left.Acts), string.Join('|', right.Acts)),
        ];
        foreach (var difference in order)
        {
            if (difference is not 0)
            {
                return difference;
            }
        }

        return 0;
    }
}
