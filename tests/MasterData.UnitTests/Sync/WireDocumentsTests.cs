using CsCheck;
using Google.Protobuf;
using MasterData.Client;
using MasterData.Client.Sync;
using MasterData.Server.Sync;
using MasterData.Sync;

namespace MasterData.UnitTests.Sync;

/// <summary>Reading documents from the wire by hand gives what the generated code gives.</summary>
public sealed class WireDocumentsTests
{
    private const long Times = 500;

    [Fact]
    public void Read_OfAnyDocuments_GivesWhatTheGeneratedCodeGives() => GenerateDocuments.Any.Array[0, 8].Sample(
        documents => AssertSame(Generated(Write(documents)), WireDocuments.Read(Write(documents))),
        iter: Times);

    [Fact]
    public void Read_OfDamagedBytes_IsRefusedOrGivesWhatTheGeneratedCodeGives() =>
        Gen.Select(GenerateDocuments.Any.Array[1, 4], Gen.Int[0, 1_000_000], Gen.Byte, Gen.Bool).Sample(
            (documents, at, to, cut) =>
            {
                var bytes = Write(documents);
                bytes[at % bytes.Length] = to;
                bytes = cut ? bytes[..(at % bytes.Length)] : bytes;

                if (Record.Exception(() => WireDocuments.Read(bytes)) is { } refusal)
                {
                    Assert.IsAssignableFrom<FormatException>(refusal);
                }
                else if (Record.Exception(() => Generated(bytes).ToList()) is not InvalidProtocolBufferException)
                {
                    // The generated code also refuses damage in fields that a copy has no use for.
                    AssertSame(Generated(bytes), WireDocuments.Read(bytes));
                }
            },
            iter: Times * 10);

    [Fact]
    public void Read_OfFieldsThatNobodyKnows_PassesOverThem()
    {
        // Of later versions: a varint, a text, 64 and 32 bits, in the items and in the message itself.
        byte[] unknown = [0xF8, 0x07, 0x96, 0x01, 0xFA, 0x07, 0x02, 0x61, 0x62, 0xF9, 0x07, 1, 2, 3, 4, 5, 6, 7, 8, 0xFD, 0x07, 1, 2, 3, 4];
        var slice = new V1.Slice { Unit = "u", FullName = "Xã A", Kind = "xa" };
        var item = new V1.Item { Code = "01", Slices = { V1.Slice.Parser.ParseFrom([.. slice.ToByteArray(), .. unknown]) } };
        var document = new V1.Document { Item = V1.Item.Parser.ParseFrom([.. item.ToByteArray(), .. unknown]) };
        var items = new V1.SnapshotItems { Catalog = "catalogs/c", Documents = { document } };

        var read = WireDocuments.Read([.. items.ToByteArray(), .. unknown]);

        AssertSame([new V1.Document { Item = item }.ToModel()], read);
        Assert.Equal("catalogs/c", WireDocuments.CatalogOf([.. items.ToByteArray(), .. unknown]));
    }

    [Fact]
    public void Of_TextsThatComeAgain_IsOneString()
    {
        var texts = new WireTexts();

        Assert.Same(texts.Of("xã"u8), texts.Of("xã"u8));
        Assert.NotEqual(texts.Of("xã"u8), texts.Of("xà"u8));
        Assert.Same("", texts.Of([]));
    }

    [Fact]
    public void IsOnly_OfAMessageWithMoreThanTheField_IsNot()
    {
        var items = new V1.WatchResponse { SnapshotItems = new() { Catalog = "catalogs/admin-units" } }.ToByteArray();
        byte[] more = [.. items, .. new V1.WatchResponse { Drain = new() { ReconnectAfterMilliseconds = 1 } }.ToByteArray()];

        Assert.Equal(items.Length - 2, IsItems(items));
        Assert.Null(IsItems(more));
        Assert.Null(IsItems(new V1.WatchResponse { Delta = new() { Catalog = "catalogs/admin-units", To = 5 } }.ToByteArray()));
        Assert.Null(IsItems([]));
    }

    private static int? IsItems(byte[] message) =>
        WireReader.IsOnly(message.AsSpan(0, Math.Min(16, message.Length)), 3, message.Length);

    private static byte[] Write(IEnumerable<Document> documents) => new V1.SnapshotItems
    {
        Catalog = $"catalogs/{SampleCatalog.Id}",
        Documents = { documents.Select(document => document.ToProto(SampleCatalog.Id)) },
    }.ToByteArray();

    private static IEnumerable<Document> Generated(byte[] bytes) =>
        V1.SnapshotItems.Parser.ParseFrom(bytes).Documents.Select(document => document.ToModel());

    private static void AssertSame(IEnumerable<Document> expected, IEnumerable<Document> read) =>
        Assert.Equal(expected.Select(Described), read.Select(Described));

    private static string Described(Document document) =>
        $"{document.Key} {Convert.ToHexString(Canonical.Write(SampleCatalog.Id, document))}";
}
