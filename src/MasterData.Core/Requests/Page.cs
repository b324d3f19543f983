namespace MasterData.Core.Requests;

/// <summary>Some entries of a list, and where it goes on.</summary>
/// <param name="Entries">The entries, in the order of the list.</param>
/// <param name="NextPageToken">The token of the next page; empty on the last one.</param>
internal sealed record Page<T>(IReadOnlyList<T> Entries, string NextPageToken)
{
    /// <summary>The same page with each entry shown as <paramref name="view"/> shows it.</summary>
    public Page<TView> Select<TView>(Func<T, TView> view) => new([.. Entries.Select(view)], NextPageToken);
}
