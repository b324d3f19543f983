using System.Collections.ObjectModel;

namespace MasterData.Errors;

/// <summary>A request was refused for a reason that the caller can act on.</summary>
/// <remarks>
/// Only the errors that clients are promised are thrown as this type. Anything else that escapes is a bug, and is
/// reported to the client as INTERNAL without its message.
/// </remarks>
public sealed class MasterDataException(ErrorReason reason, Text text, Exception? cause = null)
    : Exception(text.En, cause)
{
    /// <summary>The promised, machine-readable reason.</summary>
    public ErrorReason Reason { get; } = reason;

    /// <summary>What is wrong and what to do, in both languages.</summary>
    public Text Text { get; } = text;

    /// <summary>Every value that the message mentions, so that no client has to parse it.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Everything that is wrong, if it can be named by field.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];
}
