using MasterData.Errors;

namespace MasterData.Core.Requests;

/// <summary>The refusals of requests by their form.</summary>
internal static class RequestErrors
{
    /// <summary>The metadata that says in how many seconds to try again.</summary>
    public const string RetryAfter = "retry_after_seconds";

    /// <summary>Some fields cannot be taken as they are; there is at least one violation.</summary>
    public static MasterDataException InvalidFields(params IReadOnlyList<Violation> violations) =>
        new(ErrorReason.InvalidFields, new(
            $"Yêu cầu có {violations.Count} chỗ sai: {violations[0].Field}: {violations[0].Message.Vi}",
            $"The request has {violations.Count} wrong fields: {violations[0].Field}: {violations[0].Message.En}"))
        {
            Metadata = new Dictionary<string, string> { ["violations"] = $"{violations.Count}" },
            Violations = violations,
        };

    /// <summary>The request has more bytes than it may.</summary>
    public static MasterDataException TooLarge(long limit) => new(ErrorReason.TooLarge, new(
        $"Yêu cầu lớn hơn mức cho phép là {limit} byte. Hãy chia nhỏ.",
        $"The request is larger than the {limit} bytes allowed. Split it."))
    {
        Metadata = new Dictionary<string, string> { ["limit"] = $"{limit}" },
    };

    /// <summary>The changeset has more operations than it may.</summary>
    public static MasterDataException TooManyOperations(int count, int limit) => new(ErrorReason.TooLarge, new(
        $"Bộ thay đổi có {count} thao tác, nhiều hơn mức {limit}. Hãy chia nhỏ.",
        $"The changeset has {count} operations, more than {limit}. Split it."))
    {
        Metadata = new Dictionary<string, string> { ["limit"] = $"{limit}" },
    };

    /// <summary>The request repeats a field more often than it may.</summary>
    public static MasterDataException TooMany(string field, int limit) => new(ErrorReason.TooLarge, new(
        $"Yêu cầu có hơn {limit} phần tử “{field}”. Hãy chia nhỏ.",
        $"The request has more than {limit} of “{field}”. Split it."))
    {
        Metadata = new Dictionary<string, string> { ["limit"] = $"{limit}", ["field"] = field },
    };

    /// <summary>The compressed request is larger than its bytes could honestly become.</summary>
    public static MasterDataException TooCompressed(int times) => new(ErrorReason.TooLarge, new(
        $"Yêu cầu nén lớn hơn {times} lần sau khi giải nén. Hãy gửi không nén.",
        $"The request is more than {times} times larger once decompressed. Send it uncompressed."))
    {
        Metadata = new Dictionary<string, string> { ["limit"] = $"{times}" },
    };

    /// <summary>The request did not arrive in time.</summary>
    public static MasterDataException TooSlow(int seconds) => new(ErrorReason.RequestTooSlow, new(
        $"Yêu cầu không đến đủ trong {seconds} giây. Hãy gửi lại qua đường truyền nhanh hơn.",
        $"The request did not arrive within {seconds} seconds. Send it again over a faster line."))
    {
        Metadata = new Dictionary<string, string> { ["limit_seconds"] = $"{seconds}" },
    };

    /// <summary>More is asked for at once than the server bears.</summary>
    /// <param name="limit">The setting or the work that is full.</param>
    /// <param name="seconds">When to try again.</param>
    public static MasterDataException TooManyRequests(string limit, int seconds) => new(
        ErrorReason.TooManyRequests,
        new(
            $"Máy chủ đang nhận quá nhiều yêu cầu ({limit}). Hãy thử lại sau {seconds} giây.",
            $"More is asked for at once than the server bears ({limit}). Try again in {seconds} seconds."))
    {
        Metadata = new Dictionary<string, string>
        {
            ["limit"] = limit,
            [RetryAfter] = $"{seconds}",
        },
    };

    public static MasterDataException Reused(string requestId) => new(ErrorReason.RequestIdReused, new(
        $"Mã yêu cầu “{requestId}” đã được dùng cho một việc khác. Hãy dùng một UUID mới cho mỗi việc.",
        $"The request id “{requestId}” was used for something else. Use a new UUID for each thing you do."))
    {
        Metadata = new Dictionary<string, string> { ["request_id"] = requestId },
    };

    public static MasterDataException NotUuid(string requestId)
    {
        var shown = PlainText.Line(requestId, 64);
        return new(ErrorReason.InvalidFields, new(
            $"Mã yêu cầu “{shown}” không phải là UUID. Hãy gửi một UUID, hoặc để trống.",
            $"The request id “{shown}” is not a UUID. Send a UUID, or leave it empty."))
        {
            Metadata = new Dictionary<string, string> { ["request_id"] = shown },
            Violations =
            [
                new Violation
                {
                    Field = "request_id",
                    Reason = ViolationReason.ValueType,
                    Message = new("Không phải là UUID.", "Not a UUID."),
                    Remedy = new("Gửi một UUID, hoặc để trống.", "Send a UUID, or leave it empty."),
                },
            ],
        };
    }
}
