using MasterData.Errors;

namespace MasterData.Core.Requests;

/// <summary>The refusals of lists that are read in pages.</summary>
internal static class PageErrors
{
    /// <summary>The token is not of this query, or the data that it goes on with is no longer held.</summary>
    public static MasterDataException InvalidToken() => new(ErrorReason.InvalidPageToken, new(
        "page_token không phải của truy vấn này, hoặc phiên bản của nó không còn. Hãy đọc lại từ trang đầu.",
        "The page_token is not of this query, or its version is no longer held. Start again at the first page."));

    /// <summary>The size of the page is negative.</summary>
    public static MasterDataException NegativeSize(int size) => RequestErrors.InvalidFields(new Violation
    {
        Field = "page_size",
        Reason = ViolationReason.ValueType,
        Message = new($"{size} là số âm.", $"{size} is negative."),
        Remedy = new("Cho số từ 0 trở lên.", "Give zero or more."),
    });
}
