using MasterData.Digests.Hashing;

namespace MasterData.UnitTests.Digests.Hashing;

/// <summary>What is chosen on this processor.</summary>
public sealed class HashBatchTests : LaneHashTests
{
    private protected override bool IsSupported => true;

    private protected override void Compute(IMessages messages, Span<byte> hashes) =>
        HashBatch.Compute(messages).CopyTo(hashes);
}
