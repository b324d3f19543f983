using System.Security.Cryptography;
using System.Text;
using CsCheck;
using MasterData.Digests.Hashing;

namespace MasterData.UnitTests.Digests.Hashing;

/// <summary>SHA-256 of messages side by side is SHA-256, whatever their number and lengths.</summary>
public abstract class LaneHashTests
{
    private const long Times = 100;

    private static readonly Gen<byte[]> AnyMessage = Gen.OneOf(
        GenerateBytes(0, 200),
        GenerateBytes(50, 70),
        GenerateBytes(0, 3 * PagedBytes.PageLength));

    private static readonly Gen<byte[]> FivePages = GenerateBytes(0, 5 * PagedBytes.PageLength);

    private static Gen<(int At, byte[] Bytes)[]> GenerateEdits =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Byte.Array[1, 40]).Array[1, 4];

    [Fact]
    public void Hash_OfTheExamplesOfTheStandard_IsTheirs()
    {
        DemandProcessor();

        // FIPS 180-4's example values (NIST, Secure Hash Standard examples), and that of no bytes at all.
        AssertHash("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        AssertHash("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        AssertHash(
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        AssertHash(new string('a', 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    [Fact]
    public void Hash_OfEveryLength_IsThatOfThePlatform()
    {
        DemandProcessor();

        byte[] bytes = [.. Enumerable.Range(0, 400).Select(n => (byte)n)];
        AssertAsThePlatform([.. Enumerable.Range(0, 400).Select(length => bytes[..length])]);
    }

    [Fact]
    public void Hash_OfAnyMessages_IsThatOfThePlatform()
    {
        DemandProcessor();

        AnyMessage.Array[0, 60].Sample(AssertAsThePlatform, iter: Times);
    }

    [Fact]
    public void Hash_OfMessagesInTheMiddleOfOthers_ReadsNothingElse()
    {
        DemandProcessor();

        Gen.Select(GenerateBytes(600, 600), Gen.Select(Gen.Int[0, 300], Gen.Int[0, 300]).Array[1, 30]).Sample(
            (bytes, places) => AssertAsThePlatform(
                [.. places.Select(place => new ArraySegment<byte>(bytes, place.Item1, place.Item2))]),
            iter: Times);
    }

    [Fact]
    public void Hash_OfBytesWrittenOver_GoesOnFromTheirPage()
    {
        DemandProcessor();

        Gen.Select(FivePages.Array[1, 20], GenerateEdits.Array[1, 4]).Sample(
            (all, rounds) =>
            {
                PagedBytes[] pages = [.. all.Select(bytes => new PagedBytes(bytes))];
                AssertAsThePlatform(pages);
                foreach (var edits in rounds)
                {
                    pages = [.. pages.Select(before => Edited(before, edits))];
                    AssertAsThePlatform(pages);
                }
            },
            iter: Times);
    }

    [Fact]
    public void Hash_OfAnotherEnd_GoesOnFromWhereItBegins()
    {
        DemandProcessor();

        Gen.Select(FivePages.Array[1, 20], AnyMessage, Gen.Int[0, 5 * PagedBytes.PageLength]).Sample(
            (all, end, most) =>
            {
                PagedBytes[] pages = [.. all.Select(bytes => new PagedBytes(bytes))];
                AssertAsThePlatform(pages);

                AssertAsThePlatform([.. pages.Zip(all, (before, bytes) =>
                {
                    var same = Math.Min(most, bytes.Length);
                    return new PagedBytes((byte[])[.. bytes.Take(same), .. end], before, same);
                })]);
            },
            iter: Times);
    }

    private protected abstract bool IsSupported { get; }

    private protected abstract void Compute(IMessages messages, Span<byte> hashes);

    // Not byte by byte: that would take longer than all the rest.
    private static Gen<byte[]> GenerateBytes(int least, int most) =>
        Gen.Select(Gen.Int[least, most], Gen.Int, (length, seed) =>
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    });

    private static PagedBytes Edited(PagedBytes before, (int At, byte[] Bytes)[] edits)
    {
        var fitting = edits.Where(edit => edit.Bytes.Length <= before.Length)
            .Select(edit => (edit.At % (before.Length - edit.Bytes.Length + 1), (ReadOnlyMemory<byte>)edit.Bytes))
            .ToArray();
        var expected = Whole(before);
        foreach (var (at, bytes) in fitting)
        {
            bytes.Span.CopyTo(expected.AsSpan(at));
        }

        var edited = fitting.Length is 0 ? before : before.With(fitting);
        Assert.Equal(expected, Whole(edited));
        return edited;
    }

    private static byte[] Whole(PagedBytes pages)
    {
        var bytes = new byte[pages.Length];
        pages.CopyTo(0, bytes);
        return bytes;
    }

    private void AssertHash(string text, string expected)
    {
        var messages = Enumerable.Repeat(new ArraySegment<byte>(Encoding.ASCII.GetBytes(text)), 5).ToArray();
        var hashes = new byte[messages.Length * SHA256.HashSizeInBytes];
        Compute(new WholeMessages(messages), hashes);
        Assert.All(
            hashes.Chunk(SHA256.HashSizeInBytes), hash => Assert.Equal(expected, Convert.ToHexStringLower(hash)));
    }

    private void AssertAsThePlatform(byte[][] messages) =>
        AssertAsThePlatform([.. messages.Select(message => new ArraySegment<byte>(message))]);

    private void AssertAsThePlatform(ArraySegment<byte>[] messages) =>
        AssertSame(messages.Select(message => SHA256.HashData(message)), new WholeMessages(messages));

    private void AssertAsThePlatform(PagedBytes[] messages) =>
        AssertSame(messages.Select(message => SHA256.HashData(Whole(message))), new PagedMessages(messages));

    private void AssertSame(IEnumerable<byte[]> expected, IMessages messages)
    {
        var hashes = new byte[messages.Count * SHA256.HashSizeInBytes];
        Compute(messages, hashes);
        Assert.Equal(
            expected.Select(Convert.ToHexString), hashes.Chunk(SHA256.HashSizeInBytes).Select(Convert.ToHexString));
    }

    private void DemandProcessor() => Assert.SkipUnless(IsSupported, "This processor has not the instructions.");
}
