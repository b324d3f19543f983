using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Core.Witnesses;

/// <summary>The last version of a catalog that this server has shown.</summary>
internal sealed record WitnessedHead(string Epoch, long Version, string Digest)
{
    /// <summary>Its epoch and version.</summary>
    internal Position Position => new(Epoch, Version);

    /// <summary>Its digest as bytes; null: it cannot be read.</summary>
    internal Hash? Hash => Digests.Hash.TryParse(Digest, out var hash) ? hash : null;
}
