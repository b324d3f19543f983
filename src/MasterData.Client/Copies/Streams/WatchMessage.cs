using System.Buffers;
using Google.Protobuf;
using Grpc.Core;
using MasterData.Wire;

namespace MasterData.Client.Copies.Streams;

/// <summary>
/// A message of <c>Watch</c>. Documents of a snapshot are still bytes, so that any thread may read them.
/// </summary>
internal sealed class WatchMessage
{
    /// <summary>The call whose responses are such messages.</summary>
    public static readonly Method<V1.WatchRequest, WatchMessage> Watch = new(
        MethodType.ServerStreaming,
        V1.SyncService.Descriptor.FullName,
        nameof(Watch),
        Marshallers.Create(request => request.ToByteArray(), V1.WatchRequest.Parser.ParseFrom),
        Marshallers.Create<WatchMessage>(
            static (_, _) => throw new NotSupportedException("A client does not write responses."),
            static context => Read(context.PayloadAsReadOnlySequence())));

    private WatchMessage(V1.WatchResponse response) => Response = response;

    /// <summary>The message; it says nothing where <see cref="Items"/> has it.</summary>
    public V1.WatchResponse Response { get; }

    /// <summary>The message <c>SnapshotItems</c>, in an array of the shared pool; null: it is another one.</summary>
    public ArraySegment<byte>? Items { get; private init; }

    private static WatchMessage Read(ReadOnlySequence<byte> payload)
    {
        var start = payload.Slice(0, Math.Min(16, payload.Length)).ToArray();
        if (WireReader.IsOnly(start, V1.WatchResponse.SnapshotItemsFieldNumber, payload.Length) is { } length)
        {
            return new(new()) { Items = Rented(payload.Slice(payload.Length - length)) };
        }

        // Too short to be looked at, or with fields that nobody here knows.
        var response = V1.WatchResponse.Parser.ParseFrom(payload);
        return response.SnapshotItems is { } items
            ? new(new()) { Items = Rented(new(items.ToByteArray())) }
            : new(response);
    }

    private static ArraySegment<byte> Rented(ReadOnlySequence<byte> bytes)
    {
        var length = (int)bytes.Length;
        var array = ArrayPool<byte>.Shared.Rent(length);
        bytes.CopyTo(array);
        return new(array, 0, length);
    }
}
