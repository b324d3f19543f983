namespace MasterData.Core.Requests;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Size">The most entries of the page; zero: the default of the list.</param>
/// <param name="Token">The token of the page; empty: the first one.</param>
internal readonly record struct PageRequest(int Size, string Token)
{
    /// <summary>The first page in the default size.</summary>
    public static PageRequest First { get; } = new(0, "");
}
