using MasterData.Digests.Hashing;

namespace MasterData.UnitTests.Digests.Hashing;

public sealed class SixteenLanesTests : LaneHashTests
{
    private protected override bool IsSupported => SixteenLanes.IsSupported;

    private protected override void Compute(IMessages messages, Span<byte> hashes) =>
        LaneHash<SixteenLanes>.Compute(messages, hashes);
}
