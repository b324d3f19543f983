using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Core.Restores;

/// <summary>A version that somebody has seen published.</summary>
/// <param name="By">The one who has seen it, for the log: <c>memory</c>, <c>the witness</c>, <c>Redis</c>.</param>
/// <param name="Position">Its epoch and number.</param>
/// <param name="Digest">Its digest; null: it is not known.</param>
/// <param name="IsProven">
/// Whether no reader can have made it up: memory, the witness, a head in Redis with the signature of the authority.
/// Only such a version stops publishing.
/// </param>
internal sealed record SeenVersion(string By, Position Position, Hash? Digest, bool IsProven);
