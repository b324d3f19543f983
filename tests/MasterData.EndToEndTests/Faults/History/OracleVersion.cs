namespace MasterData.EndToEndTests.Faults.History;

/// <summary>A version that was committed.</summary>
/// <param name="Epoch">Its epoch.</param>
/// <param name="Digest">Its digest, in hexadecimal.</param>
/// <param name="At">When it was committed, by the database's clock.</param>
internal sealed record OracleVersion(string Epoch, string Digest, DateTimeOffset At);
