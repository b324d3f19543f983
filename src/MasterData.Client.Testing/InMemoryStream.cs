using Google.Protobuf;
using Grpc.Core;

namespace MasterData.Client.Testing;

/// <summary>
/// The reading end of a stream that never left the process; its messages are bytes on the way all the same.
/// </summary>
internal sealed class InMemoryStream<T>(IAsyncEnumerator<IMessage> messages, Marshaller<T> marshaller)
    : IAsyncStreamReader<T>
{
    /// <inheritdoc/>
    public T Current { get; private set; } = default!;

    /// <inheritdoc/>
    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        var moved = await messages.MoveNextAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        Current = moved
            ? marshaller.ContextualDeserializer(new InMemoryPayload(messages.Current.ToByteArray()))
            : default!;
        return moved;
    }
}
