using System.Security.Cryptography;
using CsCheck;
using Google.Protobuf;
using MasterData.Canonical;
using MasterData.Digests;
using MasterData.Documents;
using MasterData.Items;
using MasterData.UnitTests.Canonical;
using MasterData.UnitTests.Versions;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.UnitTests.Wire;

/// <summary>A snapshot read by hand is what the generated code reads, and a state like any other.</summary>
public sealed class WireDocumentsTests
{
    private const long Times = 500;

    private static readonly string Name = ResourceName.OfCatalog(SampleCatalog.Id);

    [Fact]
    public void Read_OfAnyDocuments_GivesWhatTheGeneratedCodeGives() => GenerateDocuments.Any.Array[0, 8].Sample(
        documents =>
        {
            var bytes = Write(InOrder(documents));
            AssertSame(Generated(bytes), Read(bytes));
            Assert.Equal(
                Generated(bytes).Select(document => CanonicalForm.Write(SampleCatalog.Id, document))
                    .Select(form => Convert.ToHexString(SHA256.HashData(form))),
                Digests(WireDocuments.Read(SampleCatalog.Id, bytes)));
        },
        iter: Times);

    [Fact]
    public void Read_OfDamagedBytes_IsRefusedOrGivesWhatTheGeneratedCodeGives() =>
        Gen.Select(GenerateDocuments.Any.Array[1, 4], Gen.Int[0, 1_000_000], Gen.Byte, Gen.Bool).Sample(
            (documents, at, to, cut) =>
            {
                var bytes = Write(InOrder(documents));
                bytes[at % bytes.Length] = to;
                bytes = cut ? bytes[..(at % bytes.Length)] : bytes;

                if (Record.Exception(() => Read(bytes)) is { } refusal)
                {
                    // The last two are met by nobody: what would make them has not the digest of what was published.
                    Assert.True(
                        refusal is FormatException or ArgumentException or InvalidDataException, refusal.ToString());
                }
                else if (Record.Exception(() => Generated(bytes).ToList()) is not InvalidProtocolBufferException)
                {
                    // The generated code also refuses damage in fields that a copy has no use for.
                    AssertSame(Generated(bytes), Read(bytes));
                }
            },
            iter: Times * 10);

    [Fact]
    public void Read_OfFieldsThatNobodyKnows_PassesOverThem()
    {
        // Of later versions: a varint, a text, 64 and 32 bits, in the items and in the message itself.
        byte[] unknown =
        [
            0xF8,
            0x07,
            0x96,
            0x01,
            0xFA,
            0x07,
            0x02,
            0x61,
            0x62,
            0xF9,
            0x07,
            1,
            2,
            3,
            4,
            5,
            6,
            7,
            8,
            0xFD,
            0x07,
            1,
            2,
            3,
            4,

        ];
        var slice = new V1.Slice { Unit = "u", FullName = "Xã A", Kind = "xa" };
        var later = V1.Slice.Parser.ParseFrom([.. slice.ToByteArray(), .. unknown]);
        var item = new V1.Item { Code = "01", Slices = { later } };
        var document = new V1.Document { Item = V1.Item.Parser.ParseFrom([.. item.ToByteArray(), .. unknown]) };
        var items = new V1.SnapshotItems { Catalog = "catalogs/c", Documents = { document } };

        var read = Read([.. items.ToByteArray(), .. unknown]);

        AssertSame([new V1.Document { Item = item }.ToModel()], read);
        Assert.Equal("catalogs/c", WireDocuments.CatalogOf([.. items.ToByteArray(), .. unknown]));
    }

    [Fact]
    public void Read_OfAValueThatThisClientDoesNotKnow_SaysSo()
    {
        var slice = new V1.Slice { Unit = "u", FullName = "Xã A", Kind = "xa", Disposition = (V1.Disposition)9 };
        var leg = new V1.Leg { Date = "2025-07-01", From = "a", To = "b", Extent = (V1.Extent)9 };

        Assert.Throws<UnknownContentException>(() => Read(WriteItem(new() { Code = "01", Slices = { slice } })));
        Assert.Throws<UnknownContentException>(() => Read(WriteItem(new() { Code = "01", Legs = { leg } })));
    }

    [Fact]
    public void Read_OfDocumentsOutOfOrderOrTwice_IsRefused()
    {
        var documents = InOrder([Item("01"), Item("02")]);

        Assert.Throws<ArgumentException>(() => Read(Write(documents.Reverse())));
        Assert.Throws<ArgumentException>(() => Read(Write([documents[0], documents[0]])));
        Assert.Throws<DigestMismatchException>(() => CatalogState.Load(
            CatalogState.Empty(SampleCatalog.Id, SampleCatalog.Epoch).Head,
            [.. documents.Reverse().Select(document => WireDocuments.Read(SampleCatalog.Id, Write([document])))]));
    }

    [Fact]
    public void Load_OfAnySnapshotAsItCame_IsTheStateInAllThatItSays() =>
        Gen.Select(GenerateDocuments.Publications, Gen.Int[0, 100], Gen.Int[1, 9]).Sample(
            (publications, version, size) =>
            {
                var published = new Publishings(publications);
                var state = published.States[version % published.States.Count];
                var parts = state.Documents.Chunk(size)
                    .Select(some => WireDocuments.Read(SampleCatalog.Id, Write(some)));

                var unread = CatalogState.Load(state.Head, parts);

                AssertAnswers(state, unread);
                AssertAnswers(state, unread.Rebase());
                if (state != published.Last)
                {
                    var delta = published.Last.DeltaFrom(state);
                    AssertAnswers(published.Last, unread.Apply(delta));
                    AssertAnswers(published.Last, unread.Apply(delta).Rebase());
                }
            },
            iter: Times);

    [Fact]
    public void Load_WithTheBucketsSaid_BelievesThemOnlyAsFarAsTheyAreProved() =>
        Gen.Select(GenerateDocuments.Publications, Gen.Int[0, 1_000_000], Gen.Byte[1, 255]).Sample(
            (publications, at, difference) =>
            {
                var published = new Publishings(publications);
                var state = published.States[published.States.Count / 2];
                byte[] right = [.. state.Documents.Select(document => (byte)CatalogState.BucketOf(document.Key))];
                byte[] wrong = [.. right];
                wrong[at % wrong.Length] += difference;

                var loaded = CatalogState.Load(state.Head, [Read(state, right)]);

                AssertAnswers(state, loaded);
                AssertAnswers(state, CatalogState.Load(state.Head, [Read(state, [.. right, 0])]));
                Assert.Throws<DigestMismatchException>(() => CatalogState.Load(state.Head, [Read(state, wrong)]));
                Assert.Equal(state.Buckets, loaded.Buckets);

                // What comes later finds what the buckets said.
                foreach (var next in published.States.Skip((published.States.Count / 2) + 1))
                {
                    loaded = loaded.Apply(next.DeltaFrom(loaded));
                    AssertAnswers(next, loaded);
                }
            },
            iter: Times);

    [Fact]
    public void Load_OfASnapshotWithOneOtherByte_IsRefused() =>
        Gen.Select(GenerateDocuments.Publications, Gen.Int[0, 1_000_000], Gen.Byte).Sample(
            (publications, at, to) =>
            {
                var state = new Publishings(publications).Last;
                var bytes = Write(state.Documents);
                bytes[at % bytes.Length] = to;

                try
                {
                    AssertAnswers(state, CatalogState.Load(state.Head, [WireDocuments.Read(SampleCatalog.Id, bytes)]));
                }
                catch (Exception refusal)
                    when (refusal is DigestMismatchException or FormatException or ArgumentException)
                {
                    // Refused before anybody reads.
                }
            },
            iter: Times * 4);

    [Fact]
    public void Of_TextsThatComeAgain_IsOneString()
    {
        var texts = new RepeatedTexts();

        Assert.Same(texts.Of("xã"u8), texts.Of("xã"u8));
        Assert.NotEqual(texts.Of("xã"u8), texts.Of("xà"u8));
        Assert.Same("", texts.Of([]));
    }

    [Fact]
    public void IsOnly_OfAMessageWithMoreThanTheField_IsNot()
    {
        var items = new V1.WatchResponse { SnapshotItems = new() { Catalog = "catalogs/admin-units" } }.ToByteArray();
        var drain = new V1.WatchResponse { Drain = new() { ReconnectAfterMilliseconds = 1 } };
        var delta = new V1.WatchResponse { Delta = new() { Catalog = "catalogs/admin-units", To = 5 } };
        byte[] more = [.. items, .. drain.ToByteArray()];

        Assert.Equal(items.Length - 2, IsItems(items));
        Assert.Null(IsItems(more));
        Assert.Null(IsItems(delta.ToByteArray()));
        Assert.Null(IsItems([]));
    }

    private static int? IsItems(byte[] message) =>
        WireReader.IsOnly(message.AsSpan(0, Math.Min(16, message.Length)), 3, message.Length);

    private static ItemDocument Item(string code) => new() { Code = code };

    private static Document[] InOrder(IEnumerable<Document> documents) =>
        [.. documents.DistinctBy(document => document.Key).OrderBy(document => document.Key, StringComparer.Ordinal)];

    private static byte[] WriteItem(V1.Item item) =>
        new V1.SnapshotItems { Catalog = Name, Documents = { new V1.Document { Item = item } } }.ToByteArray();

    private static byte[] Write(IEnumerable<Document> documents) => new V1.SnapshotItems
    {
        Catalog = Name,
        Documents = { documents.Select(document => document.ToProto(SampleCatalog.Id)) },
    }.ToByteArray();

    private static IEnumerable<Document> Generated(byte[] bytes) =>
        V1.SnapshotItems.Parser.ParseFrom(bytes).Documents.Select(document => document.ToModel());

    private static CanonicalDocuments Read(CatalogState state, byte[] buckets)
    {
        var items = V1.SnapshotItems.Parser.ParseFrom(Write(state.Documents));
        items.Buckets = ByteString.CopyFrom(buckets);
        return WireDocuments.Read(SampleCatalog.Id, items.ToByteArray());
    }

    private static IEnumerable<Document> Read(byte[] bytes)
    {
        var read = WireDocuments.Read(SampleCatalog.Id, bytes);
        return [.. Enumerable.Range(0, read.Count).Select(number => read.Read(number, null))];
    }

    private static IEnumerable<string> Digests(CanonicalDocuments read) =>
        Enumerable.Range(0, read.Count)
            .Select(number => Convert.ToHexString(read.EntryOf(number)[^SHA256.HashSizeInBytes..]));

    private static void AssertAnswers(CatalogState expected, CatalogState actual)
    {
        Assert.Equal(expected.Head, actual.Head);
        AssertSame(expected.Documents, actual.Documents);
        AssertSame(expected.Items, actual.Items);
        foreach (var code in Enumerable.Range(0, 26).Select(number => $"{number:00}").Append(""))
        {
            AssertSame(Found(expected.Find(code)), Found(actual.Find(code)));
            AssertSame(Found(expected.Resolve(code + "-1")), Found(actual.Resolve(code + "-1")));
            Assert.Equal(expected.ChildrenOf(code), actual.ChildrenOf(code));
            Assert.Equal(expected.CodesOfUnit(code + "@1"), actual.CodesOfUnit(code + "@1"));
        }
    }

    private static IEnumerable<Document> Found(Document? document) => document is null ? [] : [document];

    private static void AssertSame(IEnumerable<Document> expected, IEnumerable<Document> read) =>
        Assert.Equal(expected.Select(Described), read.Select(Described));

    private static string Described(Document document) =>
        $"{document.Key} {Convert.ToHexString(CanonicalForm.Write(SampleCatalog.Id, document))}";
}
