namespace MasterData.Client.Copies;

/// <summary>The reason why a copy does not show a newer version that came.</summary>
/// <param name="Kind">The kind of reason, for programs.</param>
/// <param name="Message">The reason in words, as the stewards read it too.</param>
public sealed record HoldReason(HoldKind Kind, string Message)
{
    /// <summary>The reason in words.</summary>
    public override string ToString() => Message;
}
