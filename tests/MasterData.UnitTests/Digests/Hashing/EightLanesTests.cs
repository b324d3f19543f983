using MasterData.Digests.Hashing;

namespace MasterData.UnitTests.Digests.Hashing;

public sealed class EightLanesTests : LaneHashTests
{
    private protected override bool IsSupported => EightLanes.IsSupported;

    private protected override void Compute(IMessages messages, Span<byte> hashes) =>
        LaneHash<EightLanes>.Compute(messages, hashes);
}
