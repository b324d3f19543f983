using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>The one connection of this server to its Redis, made when it is first needed.</summary>
internal sealed class CacheConnection(IOptions<CacheOptions> options) : IAsyncDisposable
{
    private readonly Lazy<Task<ConnectionMultiplexer>> _connection =
        new(() => ConnectionMultiplexer.ConnectAsync(options.Value.ToConfiguration()));

    /// <summary>Whether it is to this server's own cache.</summary>
    public bool IsEmbedded => options.Value.IsEmbedded;

    /// <summary>The connection, whether Redis answers or not.</summary>
    public Task<ConnectionMultiplexer> GetAsync(CancellationToken cancellationToken) =>
        _connection.Value.WaitAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection.IsValueCreated)
        {
            await (await _connection.Value).DisposeAsync();
        }
    }
}
