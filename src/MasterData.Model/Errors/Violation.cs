namespace MasterData.Errors;

/// <summary>Something that is wrong with an operation or a field, and how to put it right.</summary>
public sealed record Violation
{
    /// <summary>The index of the operation, from zero; -1 where it is not one operation's.</summary>
    public int Operation { get; init; } = -1;

    /// <summary>The code concerned; empty where it is none's.</summary>
    public string Code { get; init; } = "";

    /// <summary>The path of the field; may be empty.</summary>
    public string Field { get; init; } = "";

    /// <summary>The stable reason.</summary>
    public required ViolationReason Reason { get; init; }

    /// <summary>What is wrong.</summary>
    public required Text Message { get; init; }

    /// <summary>What to do.</summary>
    public required Text Remedy { get; init; }
}
