using MasterData.Documents;
using MasterData.Items;
using MasterData.UnitTests.Canonical;
using MasterData.Versions;
using MasterData.Wire;

namespace MasterData.UnitTests.Wire;

public sealed class HeadRoundTripTests
{
    private static readonly CatalogState Before = CatalogState.Empty(SampleCatalog.Id, SampleCatalog.Epoch)
        .Next([SampleCatalog.Content, SampleCatalog.Act], [], DateTimeOffset.UnixEpoch);

    private static readonly CatalogState After =
        Before.Next([new ItemDocument { Code = "01" }], [SampleCatalog.Act.Key], DateTimeOffset.UnixEpoch.AddDays(1));

    [Fact]
    public void Head_ThroughTheProtocol_ComesBackEqual() => Assert.Equal(After.Head, After.Head.ToProto().ToModel());

    [Fact]
    public void Head_WithAMissingOrMalformedPart_IsRefused()
    {
        Assert.Throws<FormatException>(() => new V1.Head(Head()) { Catalog = SampleCatalog.Id }.ToModel());
        Assert.Throws<FormatException>(() => new V1.Head(Head()) { PublishedAt = null }.ToModel());
        Assert.Throws<FormatException>(() =>
            new V1.Head(Head()) { Digest = Google.Protobuf.ByteString.CopyFrom(1) }.ToModel());
    }

    [Fact]
    public void Delta_InTwoParts_LeadsToTheHead()
    {
        var delta = Parts().ToModel();

        Assert.Equal(After.Head, Before.Apply(delta).Head);
        Assert.Equal([DocumentKey.OfItem("01")], delta.Changed.Select(document => document.Key));
        Assert.Equal([SampleCatalog.Act.Key], delta.Removed);
    }

    [Fact]
    public void Delta_WithAPartMissingOrTwiceOrOfAnother_IsRefused()
    {
        var other = new V1.Delta(Parts()[1]) { From = 7 };

        Assert.Throws<FormatException>(() => Array.Empty<V1.Delta>().ToModel());
        Assert.Throws<FormatException>(() => Parts()[..1].ToModel());
        Assert.Throws<FormatException>(() => Parts()[1..].ToModel());
        Assert.Throws<FormatException>(() => new[] { Parts()[0], Parts()[0], Parts()[1] }.ToModel());
        Assert.Throws<FormatException>(() => new[] { Parts()[0], other }.ToModel());
    }

    private static V1.Head Head() => After.Head.ToProto();

    private static V1.Delta[] Parts()
    {
        var delta = After.DeltaFrom(Before);
        var first = new V1.Delta
        {
            Catalog = Head().Catalog,
            Epoch = After.Head.Epoch,
            From = delta.From,
            To = After.Head.Version,
            PreviousDigest = delta.PreviousDigest.ToProto(),
        };
        var last = new V1.Delta(first) { Part = 1, Last = true, Head = Head(), Removed = { delta.Removed } };
        first.Changed.Add(delta.Changed.Select(document => document.ToProto(SampleCatalog.Id)));
        return [first, last];
    }
}
