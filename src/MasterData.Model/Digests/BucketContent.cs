using MasterData.Digests.Hashing;

namespace MasterData.Digests;

/// <summary>
/// What a bucket consists of; its arrays are never written again, and may be those of other buckets too.
/// </summary>
/// <param name="Keys">The keys in ordinal order.</param>
/// <param name="Ends">Where the entry of each ends in <paramref name="Bytes"/>.</param>
/// <param name="Bytes">The entries.</param>
internal readonly record struct BucketContent(ArraySegment<string> Keys, ArraySegment<int> Ends, PagedBytes Bytes)
{
    /// <summary>No keys.</summary>
    public static readonly BucketContent Empty =
        new(ArraySegment<string>.Empty, ArraySegment<int>.Empty, PagedBytes.Empty);
}
