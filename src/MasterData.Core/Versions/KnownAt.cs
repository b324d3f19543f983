namespace MasterData.Core.Versions;

/// <summary>Which knowledge to answer from: a version or an instant.</summary>
/// <param name="Version">The version; null: see the instant.</param>
/// <param name="Instant">The last version published at or before it; null: see the version.</param>
/// <param name="Epoch">The life that the version belongs to; empty: any.</param>
/// <param name="Minimum">The version that the server must know before it answers; zero: any.</param>
internal sealed record KnownAt(long? Version, DateTimeOffset? Instant, string Epoch, long Minimum = 0);
