using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;
using Grpc.Core;

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

    private int Size => Wire.SizeOf(number, body.Length) + Rest.Length;

    /// <summary>Encodes a message that only one stream gets.</summary>
    public static EncodedMessage Of(int field, IMessage message) => new(field, message.ToByteArray());

    /// <summary>Writes the message as a stream of gRPC has it: not compressed, then its length, then the message.</summary>
    /// <remarks>gRPC over HTTP/2, "Length-Prefixed-Message".</remarks>
    public void WriteFramed(IBufferWriter<byte> writer)
    {
        const int Prefix = 1 + sizeof(int);
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
        Wire.WriteHeader(writer, number, body.Length);
        writer.Write(body.Span);
        writer.Write(Rest.Span);
    }
}
