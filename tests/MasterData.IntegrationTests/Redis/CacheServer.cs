using MasterData.Core.Redis;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>A server that speaks Redis' protocol and that a test may treat badly.</summary>
public abstract class CacheServer : IAsyncLifetime
{
    /// <summary>Where it listens; skips the test where the program is missing.</summary>
    public abstract int Port { get; }

    /// <inheritdoc/>
    public abstract ValueTask InitializeAsync();

    /// <summary>Ends it as kill -9 does and starts it empty.</summary>
    public abstract Task RestartEmptyAsync();

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();

    /// <summary>A connection as the service makes it, to this port or to a relay in front of it.</summary>
    internal async Task<ConnectionMultiplexer> ConnectAsync(int? port = null)
    {
        var options = new CacheOptions { Endpoints = $"127.0.0.1:{port ?? Port},allowAdmin=true" };
        return await ConnectionMultiplexer.ConnectAsync(options.ToConfiguration());
    }
}
