using System.Collections.Immutable;

namespace MasterData.Sync;

/// <summary>What a version changed, without how.</summary>
/// <param name="Epoch">The life it belongs to.</param>
/// <param name="Version">The version.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="Keys">The keys that it changed or removed.</param>
public sealed record LoggedVersion(string Epoch, long Version, Hash Digest, ImmutableArray<string> Keys);
