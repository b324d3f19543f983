using Google.Protobuf;
using Grpc.Core;

namespace MasterData.Server.Sync;

/// <summary>A response that is already in protobuf's wire format: one field whose bytes many streams share.</summary>
/// <param name="field">The number of the field in this response.</param>
/// <param name="body">The bytes of the message in that field.</param>
internal sealed class EncodedMessage(int field, ReadOnlyMemory<byte> body)
{
    /// <summary>Writes the bytes as they are. Nobody reads such a response here.</summary>
    public static readonly Marshaller<EncodedMessage> Marshaller = new(
        (message, context) => message.Write(context),
        _ => throw new NotSupportedException("A server does not read its responses."));

    /// <summary>Further fields of the response, in wire format.</summary>
    public ReadOnlyMemory<byte> Rest { get; init; }

    /// <summary>Encodes a message that only one stream gets.</summary>
    public static EncodedMessage Of(int field, IMessage message) => new(field, message.ToByteArray());

    private void Write(SerializationContext context)
    {
        context.SetPayloadLength(Wire.SizeOf(field, body.Length) + Rest.Length);
        var writer = context.GetBufferWriter();
        Wire.WriteHeader(writer, field, body.Length);
        System.Buffers.BuffersExtensions.Write(writer, body.Span);
        System.Buffers.BuffersExtensions.Write(writer, Rest.Span);
        context.Complete();
    }
}
