using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using MasterData.Digests;
using Hash = MasterData.Digests.Hash;

namespace MasterData.UnitTests.Digests;

/// <summary>Buckets of several pages, which changes reach in some places only.</summary>
public sealed class DigestTreeTests
{
    private const long Times = 20;

    private static readonly Gen<(int Key, byte Leaf)[]> GenerateLeaves =
        Gen.Select(Gen.Int[0, 9_999], Gen.Byte).Array[1, 400];

    [Fact]
    public void Buckets_AfterAnyChanges_AreTheHashesOfTheirEntries() => GenerateLeaves.Array[1, 8].Sample(
        rounds =>
        {
            var expected = new Dictionary<string, Leaf>(StringComparer.Ordinal);
            var tree = DigestTree.Empty.With([.. Enumerable.Range(0, 5_000).Select(n => Set(expected, n, 1))]);
            AssertBuckets(expected, tree);
            foreach (var round in rounds)
            {
                tree = tree.With(
                    [.. round.DistinctBy(leaf => leaf.Key).Select(leaf => Set(expected, leaf.Key, leaf.Leaf))]);
                AssertBuckets(expected, tree);
            }
        },
        iter: Times);

    // A fifth of the leaves go. Twenty buckets, so that each has many pages, and more of them than are hashed at a
    // time.
    private static Leaf Set(Dictionary<string, Leaf> expected, int number, byte content)
    {
        var digest = content % 5 is 0
            ? default(ReadOnlyMemory<byte>)
            : Enumerable.Repeat(content, Hash.Length).ToArray();
        var leaf = new Leaf($"{number}ạ", number % 20, digest);
        expected[leaf.Key] = leaf;
        return leaf;
    }

    private static void AssertBuckets(Dictionary<string, Leaf> expected, DigestTree tree)
    {
        var leaves = expected.Values.Where(leaf => !leaf.Digest.IsEmpty).ToLookup(leaf => leaf.Bucket);
        Assert.Equal(leaves.Sum(bucket => bucket.Count()), tree.Count);
        Assert.All(Enumerable.Range(0, DigestTree.Size), bucket => Assert.Equal(HashOf(leaves[bucket]), tree[bucket]));
    }

    private static Hash HashOf(IEnumerable<Leaf> leaves)
    {
        var bytes = new List<byte>();
        foreach (var leaf in leaves.OrderBy(leaf => leaf.Key, StringComparer.Ordinal))
        {
            var key = Encoding.UTF8.GetBytes(leaf.Key);
            var length = new byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, key.Length);
            bytes.AddRange([.. length, .. key, .. leaf.Digest.Span]);
        }

        return bytes.Count is 0 ? Hash.Zero : new(SHA256.HashData(bytes.ToArray()));
    }
}
