namespace MasterData.Core.Access;

/// <summary>What has become of the change of a grant.</summary>
/// <param name="Principal">Whose grant.</param>
/// <param name="Grant">The grant.</param>
/// <param name="Pending">What waits for a second administrator; null: the change has taken effect.</param>
internal sealed record GrantResult(string Principal, Grant Grant, PendingGrant? Pending);
