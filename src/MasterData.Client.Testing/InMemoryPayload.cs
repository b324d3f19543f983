using System.Buffers;
using Grpc.Core;

namespace MasterData.Client.Testing;

/// <summary>The bytes of one message.</summary>
internal sealed class InMemoryPayload(byte[] bytes) : DeserializationContext
{
    /// <inheritdoc/>
    public override int PayloadLength => bytes.Length;

    /// <inheritdoc/>
    public override byte[] PayloadAsNewBuffer() => [.. bytes];

    /// <inheritdoc/>
    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => new(bytes);
}
