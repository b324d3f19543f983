using MasterData.Errors;

namespace MasterData.Core.Requests;

/// <summary>The refusals of requests by their form.</summary>
internal static class RequestErrors
{
    /// <summary>Some fields cannot be taken as they are.</summary>
    public static MasterDataException InvalidFields(params IReadOnlyList<Violation> violations) =>
        new(ErrorReason.InvalidFields, new(
            $"Có {violations.Count} trường không hợp lệ. Hãy sửa các trường được nêu rồi gửi lại.",
            $"{violations.Count} fields are not valid. Put the fields named right and send it again."))
        {
            Metadata = new Dictionary<string, string> { ["violations"] = $"{violations.Count}" },
            Violations = violations,
        };

    public static MasterDataException Reused(string requestId) => new(ErrorReason.RequestIdReused, new(
        $"Mã yêu cầu “{requestId}” đã được dùng cho một việc khác. Hãy dùng một UUID mới cho mỗi việc.",
        $"The request id “{requestId}” was used for something else. Use a new UUID for each thing you do."))
    {
        Metadata = new Dictionary<string, string> { ["request_id"] = requestId },
    };

    public static MasterDataException NotUuid(string requestId)
    {
        var shown = requestId.Length > 64 ? requestId[..64] : requestId;
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
