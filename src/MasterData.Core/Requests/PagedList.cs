namespace MasterData.Core.Requests;

/// <summary>A kind of list that is read page by page.</summary>
/// <param name="Kind">Its name; the token of another kind of list is refused.</param>
/// <param name="DefaultSize">How many entries a page has if no size is asked for.</param>
/// <param name="MaxSize">The most entries of a page, whatever size is asked for.</param>
internal sealed record PagedList(string Kind, int DefaultSize = 200, int MaxSize = 1_000)
{
    /// <summary>Reads which page is asked for.</summary>
    /// <param name="request">The size and the token.</param>
    /// <param name="query">Everything that selects the entries of the list; it is the same for all its pages.</param>
    /// <exception cref="Errors.MasterDataException">INVALID_PAGE_TOKEN, INVALID_FIELDS.</exception>
    public OpenPage Open(PageRequest request, params string[] query)
    {
        if (request.Size < 0)
        {
            throw PageErrors.NegativeSize(request.Size);
        }

        var size = request.Size is 0 ? DefaultSize : Math.Min(request.Size, MaxSize);
        return new(Kind, query, size, PageToken.Read(request.Token, Kind, query));
    }
}
