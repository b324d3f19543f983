namespace MasterData.Core.Consumers;

/// <summary>A consumer, and how it stands to what was published.</summary>
/// <param name="Row">What it last reported.</param>
/// <param name="VersionsBehind">How many versions it is behind; -1: it is in another life.</param>
/// <param name="BehindSince">When the first version was published that it does not have; null: it has all.</param>
/// <param name="DigestEqual">Whether its digest is that of its version; null: not known.</param>
internal sealed record ConsumerStanding(
    ConsumerRow Row, long VersionsBehind, DateTimeOffset? BehindSince, bool? DigestEqual);
