using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Core.Restores;

/// <summary>A version that somebody has seen published.</summary>
/// <param name="By">Who has seen it, for the log: <c>memory</c>, <c>Redis</c>, <c>a copy</c>.</param>
/// <param name="Position">Its epoch and number.</param>
/// <param name="Digest">Its digest; null: it is not known.</param>
internal sealed record SeenVersion(string By, Position Position, Hash? Digest);
