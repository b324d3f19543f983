using MasterData.Digests;

namespace MasterData.Core.Requests;

/// <summary>A write that was done under a request id; whoever repeats it gets the answer of the first.</summary>
internal sealed class RequestEntry
{
    /// <summary>The UUID of the caller's choice.</summary>
    public required string RequestId { get; init; }

    /// <summary>The hash of who asked what.</summary>
    public required Hash Content { get; init; }

    /// <summary>The resource name of what the write made or changed.</summary>
    public required string Resource { get; init; }

    /// <summary>What of the first answer may change afterwards, as the feature writes it.</summary>
    public string Answer { get; init; } = "";

    /// <summary>When.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
