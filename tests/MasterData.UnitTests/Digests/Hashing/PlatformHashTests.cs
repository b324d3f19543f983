using MasterData.Digests.Hashing;

namespace MasterData.UnitTests.Digests.Hashing;

/// <summary>
/// One after the other, as on processors with instructions for it: of pages too, and after lanes had them.
/// </summary>
public sealed class PlatformHashTests : LaneHashTests
{
    private protected override bool IsSupported => true;

    private protected override void Compute(IMessages messages, Span<byte> hashes) =>
        HashBatch.ComputeEach(messages, hashes);
}
