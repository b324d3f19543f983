using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;
using Grpc.Core;
using MasterData.Wire;

namespace MasterData.Server.Sync;

/// <summary>A response that is already in protobuf's wire format: one field whose bytes many streams share.</summary>
/// <param name="number">The number of the field in this response.</param>
/// <param name="body">The bytes of the message in that field.</param>
internal sealed class EncodedMessage(int number, ReadOnlyMemory<byte> body)
{
    /// <summary>Writes the bytes as they are. Nobody reads such a response here.</summary>
    public static readonly Marshaller<EncodedMessage> Marshaller = new(
        (message, context) => message.Write(context),
        _ => throw new NotSupportedException("A server does not read its responses."));

    /// <summary>Further fields of the response, in wire format.</summary>
    public ReadOnlyMemory<byte> Rest { get; init; }

    private const int Prefix = 1 + sizeof(int);

    // Longer ones would be kept twice for as long as the step is kept.
    private const int MostTogether = 16 * 1024;

    private byte[]? _together;

    private int Size => WireWriter.SizeOf(number, body.Length) + Rest.Length;

    /// <summary>How many bytes it keeps besides its body once it was sent.</summary>
    public int MostKept => Size <= MostTogether ? Prefix + Size : 0;

    /// <summary>Encodes a message that only one stream gets.</summary>
    public static EncodedMessage Of(int field, IMessage message) => new(field, message.ToByteArray());

    /// <summary>
    /// Writes the message as a stream of gRPC has it: not compressed, then its length, then the message.
    /// </summary>
    /// <remarks>
    /// gRPC over HTTP/2, "Length-Prefixed-Message". A short message is put together once for all who get it: then a
    /// stream takes one turn of Kestrel's locks for it instead of nine.
    /// </remarks>
    public ValueTask<FlushResult> SendTo(PipeWriter writer)
    {
        if (Size <= MostTogether)
        {
            return writer.WriteAsync(_together ??= Together(), CancellationToken.None);
        }

        WriteFramed(writer);
        return writer.FlushAsync(CancellationToken.None);
    }

    private byte[] Together()
    {
        var together = new ArrayBufferWriter<byte>(Prefix + Size);
        WriteFramed(together);
        return together.WrittenSpan.ToArray();
    }

    private void WriteFramed(IBufferWriter<byte> writer)
    {
        var prefix = writer.GetSpan(Prefix);
        prefix[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], Size);
        writer.Advance(Prefix);
        WriteTo(writer);
    }

    private void Write(SerializationContext context)
    {
        context.SetPayloadLength(Size);
        WriteTo(context.GetBufferWriter());
        context.Complete();
    }

    private void WriteTo(IBufferWriter<byte> writer)
    {
        WireWriter.WriteHeader(writer, number, body.Length);
        writer.Write(body.Span);
        writer.Write(Rest.Span);
    }
}
