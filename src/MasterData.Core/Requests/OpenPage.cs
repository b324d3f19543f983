namespace MasterData.Core.Requests;

/// <summary>The page of a list that is asked for.</summary>
internal sealed class OpenPage(string kind, string[] query, int size, PageToken? after)
{
    /// <summary>The last entry of the page before; null: this is the first page.</summary>
    public PageToken? After => after;

    /// <summary>How many entries to find: one more than the page holds, which shows that another page follows.</summary>
    public int Limit => size + 1;

    /// <summary>The page of the entries that were <paramref name="found"/>, at most <see cref="Limit"/> of them.</summary>
    /// <param name="found">The entries after the page before.</param>
    /// <param name="position">What tells an entry from those before and after it.</param>
    public Page<T> Close<T>(IReadOnlyList<T> found, Func<T, string[]> position)
    {
        if (found.Count <= size)
        {
            return new(found, "");
        }

        T[] entries = [.. found.Take(size)];
        return new(entries, PageToken.Write(kind, query, position(entries[^1])));
    }
}
