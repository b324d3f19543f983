using System.Buffers;
using Google.Protobuf;
using MasterData.Errors;
using MasterData.Server.Requests;
using MasterData.V1;
using ErrorReason = MasterData.Errors.ErrorReason;

namespace MasterData.UnitTests.Requests;

public sealed class MessageCountingTests
{
    private static readonly MessageShape Changesets = MessageShape.Of(CreateChangesetRequest.Descriptor);

    [Fact]
    public void Messages_UpToTheLimit_AreCounted()
    {
        var request = With(20_000, _ => new() { Abolish = new() { Code = "1" } });

        Assert.Equal(1 + 20_000 + 20_000, Count(request.ToByteArray()));
    }

    [Fact]
    public void Operations_BeyondTheirLimit_AreRefused() =>
        Refused(With(20_001, _ => new()).ToByteArray(), "operations", 20_000);

    [Fact]
    public void Legs_BeyondAThousandInOneOperation_AreRefused()
    {
        var allowed = With(2, _ => new() { Reorganize = new() { Legs = { Legs(1_000) } } });

        Assert.Equal(1 + (2 * 1_002), Count(allowed.ToByteArray()));
        Refused(With(1, _ => new() { Reorganize = new() { Legs = { Legs(1_001) } } }).ToByteArray(), "legs", 1_000);
    }

    [Fact]
    public void Legs_SpreadOverMessagesThatProtobufMerges_AreStillOfOneOperation()
    {
        var part = new Operation { Reorganize = new() { Legs = { Legs(600) } } }.ToByteArray();
        var operation = Operation.Parser.ParseFrom([.. part, .. part]);
        Assert.Equal(1_200, operation.Reorganize.Legs.Count);
        var changeset = Delimited(Changeset.OperationsFieldNumber, [.. part, .. part]);

        Refused(Delimited(CreateChangesetRequest.ChangesetFieldNumber, changeset), "legs", 1_000);
    }

    [Fact]
    public void Operations_SpreadOverChangesetsThatProtobufMerges_AreStillOfOneRequest()
    {
        var half = With(10_001, _ => new()).ToByteArray();

        Refused([.. half, .. half], "operations", 20_000);
    }

    [Fact]
    public void Slices_OfAWholeHistory_MayBeTenThousandEachWithItsActs()
    {
        var slice = new Slice { StartActs = { "a", "b" } };
        var history = new RecordOperation();
        history.Slices.Add(Enumerable.Range(0, 10_000).Select(_ => new RecordedSlice { Slice = slice }));

        Assert.Equal(3 + (10_000 * 4), Count(With(1, _ => new() { Record = history }).ToByteArray()));
        history.Slices.Add(new RecordedSlice());
        Refused(With(1, _ => new() { Record = history }).ToByteArray(), "slices", 10_000);
        Refused(With(1, _ => new() { Correct = new() { Item = history } }).ToByteArray(), "slices", 10_000);
    }

    [Fact]
    public void Attributes_BeyondAThousandInOneOperation_AreRefused()
    {
        var fields = new Fields();
        for (var i = 0; i <= 1_000; i++)
        {
            fields.Attributes.Add($"{i}", "");
        }

        Refused(With(1, _ => new() { Amend = new() { Fields = fields } }).ToByteArray(), "attributes", 1_000);
    }

    [Fact]
    public void Grants_BeyondAThousand_AreRefused()
    {
        var request = new CreateKeyRequest();
        request.Grants.Add(Enumerable.Range(0, 1_001).Select(_ => new Grant()));
        var shape = MessageShape.Of(CreateKeyRequest.Descriptor);

        var refusal = Assert.Throws<MasterDataException>(
            () => MessageCounting.Count(new(request.ToByteArray()), shape));

        Assert.Equal((ErrorReason.TooLarge, "grants"), (refusal.Reason, refusal.Metadata["field"]));
    }

    [Fact]
    public void Messages_ThatStandThereAgainAndAgain_CountLikeElements()
    {
        var again = Enumerable.Repeat((byte[])[(Changeset.CreatedAtFieldNumber << 3) | 2, 0], 500_001);

        Refused(Delimited(1, [.. again.SelectMany(bytes => bytes)]), "*", MessageShape.MaxElements);
    }

    // Protobuf keeps fields that it does not know, each as an object.
    [Theory]
    [InlineData("F20600")] // field 110, no bytes
    [InlineData("F3060801F406")] // field 110, a group with one thing in it
    public void Fields_ThatNobodyKnows_CountLikeElements(string hex)
    {
        var one = Convert.FromHexString(hex);
        byte[] many = [.. Enumerable.Repeat(one, MessageShape.MaxElements + 1).SelectMany(bytes => bytes)];

        Refused(many, "*", MessageShape.MaxElements);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4096)]
    public void Message_InManySegments_IsCountedAsInOne(int segment)
    {
        var bytes = With(50, at => new() { Reorganize = new() { Legs = { Legs(at) } } }).ToByteArray();

        Assert.Equal(Count(bytes), MessageCounting.Count(Split(bytes, segment), Changesets));
    }

    [Fact]
    public void Bytes_OfAnyKind_EndTheCountingAndNothingElse()
    {
        var random = new Random(20261201);
        var good = With(20, at => new() { Reorganize = new() { Legs = { Legs(at) } } }).ToByteArray();
        for (var round = 0; round < 5_000; round++)
        {
            byte[] bytes = [.. good];
            for (var change = 0; change < 4; change++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Assert.InRange(Count(bytes[..random.Next(bytes.Length)]), 0, good.Length);
            _ = WireFields.FindText(new(bytes), 1, Changeset.CatalogFieldNumber);
            _ = WireFields.Has(new(bytes), 3);
            _ = WireFields.FindNumber(new(bytes), 3);
        }
    }

    [Fact]
    public void Catalog_OfARequest_IsFoundAsProtobufReadsIt()
    {
        var first = new CreateChangesetRequest { Changeset = new() { Catalog = "catalogs/a", Comment = "c" } };
        var second = new CreateChangesetRequest { Changeset = new() { Operations = { new Operation() } } };
        var third = new CreateChangesetRequest { Changeset = new() { Catalog = "catalogs/b" } };
        byte[] bytes = [.. first.ToByteArray(), .. second.ToByteArray(), .. third.ToByteArray()];

        Assert.Equal("catalogs/b", CreateChangesetRequest.Parser.ParseFrom(bytes).Changeset.Catalog);
        Assert.Equal("catalogs/b", WireFields.FindText(Split(bytes, 3), 1, Changeset.CatalogFieldNumber));
        Assert.Equal("catalogs/a", WireFields.FindText(new(bytes.AsMemory(0, 16)), 1, Changeset.CatalogFieldNumber));
        Assert.Equal("", WireFields.FindText(new(bytes.AsMemory(0, 8)), 1, Changeset.CatalogFieldNumber));
    }

    private static int Count(byte[] bytes) => MessageCounting.Count(new(bytes), Changesets);

    private static void Refused(byte[] bytes, string field, int limit)
    {
        var refusal = Assert.Throws<MasterDataException>(() => Count(bytes));

        Assert.Equal(ErrorReason.TooLarge, refusal.Reason);
        Assert.Equal((field, $"{limit}"), (refusal.Metadata["field"], refusal.Metadata["limit"]));
    }

    private static CreateChangesetRequest With(int operations, Func<int, Operation> operation) => new()
    {
        Changeset = new() { Operations = { Enumerable.Range(0, operations).Select(operation) } },
    };

    private static IEnumerable<ReorganizeLeg> Legs(int count) =>
        Enumerable.Range(0, count).Select(_ => new ReorganizeLeg());

    private static byte[] Delimited(int field, byte[] content)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(field, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(content));
        }

        return stream.ToArray();
    }

    private static ReadOnlySequence<byte> Split(byte[] bytes, int size)
    {
        var first = new BodySegment(ReadOnlyMemory<byte>.Empty);
        var last = first;
        foreach (var part in bytes.Chunk(size))
        {
            last = last.Append(part);
        }

        return new(first, 0, last, last.Memory.Length);
    }
}
