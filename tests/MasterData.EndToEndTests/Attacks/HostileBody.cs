using System.Buffers.Binary;
using System.IO.Compression;
using Google.Protobuf;
using MasterData.V1;

namespace MasterData.EndToEndTests.Attacks;

/// <summary>Requests as no client writes them: millions of things of two bytes.</summary>
internal static class HostileBody
{
    private const int Delimited = 2;

    /// <summary>Empty elements of a field.</summary>
    public static byte[] Empty(int field, int count)
    {
        var bytes = new byte[2 * count];
        for (var at = 0; at < bytes.Length; at += 2)
        {
            bytes[at] = (byte)((field << 3) | Delimited);
        }

        return bytes;
    }

    /// <summary>A field that holds bytes.</summary>
    public static byte[] Field(int field, byte[] content) =>
        [(byte)((field << 3) | Delimited), .. Varint(content.Length), .. content];

    /// <summary>A new changeset of a catalog with operations that are given as bytes.</summary>
    public static byte[] Changeset(string catalog, byte[] operations)
    {
        byte[] changeset = [.. new Changeset { Catalog = catalog, Comment = "c" }.ToByteArray(), .. operations];
        return Field(CreateChangesetRequest.ChangesetFieldNumber, changeset);
    }

    /// <summary>One reorganization with empty legs.</summary>
    public static byte[] Legs(int count) => Field(
        V1.Changeset.OperationsFieldNumber,
        Field(Operation.ReorganizeFieldNumber, Empty(ReorganizeOperation.LegsFieldNumber, count)));

    /// <summary>One record with empty slices.</summary>
    public static byte[] Slices(int count) => Field(
        V1.Changeset.OperationsFieldNumber,
        Field(Operation.RecordFieldNumber, Empty(RecordOperation.SlicesFieldNumber, count)));

    /// <summary>The message as gRPC sends it.</summary>
    public static byte[] Framed(byte[] message, bool isCompressed = false)
    {
        var body = isCompressed ? Gzip(message) : message;
        var framed = new byte[5 + body.Length];
        framed[0] = isCompressed ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(1), body.Length);
        body.CopyTo(framed, 5);
        return framed;
    }

    private static byte[] Gzip(byte[] message)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(message);
        }

        return stream.ToArray();
    }

    private static IEnumerable<byte> Varint(int value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}
