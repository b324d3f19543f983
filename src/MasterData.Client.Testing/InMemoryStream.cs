using Grpc.Core;

namespace MasterData.Client.Testing;

/// <summary>The reading end of a stream that never left the process.</summary>
internal sealed class InMemoryStream<T>(IAsyncEnumerator<T> messages) : IAsyncStreamReader<T>
{
    /// <inheritdoc/>
    public T Current => messages.Current;

    /// <inheritdoc/>
    public async Task<bool> MoveNext(CancellationToken cancellationToken) =>
        await messages.MoveNextAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
}
