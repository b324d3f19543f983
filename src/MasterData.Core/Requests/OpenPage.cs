namespace MasterData.Core.Requests;

/// <summary>The page of a list that is asked for.</summary>
internal sealed class OpenPage(string kind, string[] query, int size, PageToken? after)
{
    /// <summary>The last entry of the page before; null: this is the first page.</summary>
    public PageToken? After => after;

    /// <summary>How many entries to find: one more than the page holds; it shows that another page follows.</summary>
    public int Limit => size + 1;

    /// <summary>The page of <paramref name="found"/>, and the token of the next one.</summary>
    /// <param name="found">The entries after the page before, at most <see cref="Limit"/>.</param>
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
