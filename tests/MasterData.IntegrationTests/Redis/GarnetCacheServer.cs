using MasterData.Testing;

namespace MasterData.IntegrationTests.Redis;

/// <summary>The cache that the server embeds.</summary>
public sealed class GarnetCacheServer : CacheServer
{
    private readonly GarnetServerInProcess _garnet = new();

    /// <inheritdoc/>
    public override int Port => _garnet.Port;

    /// <inheritdoc/>
    public override ValueTask InitializeAsync() => _garnet.InitializeAsync();

    /// <inheritdoc/>
    public override Task RestartEmptyAsync()
    {
        _garnet.Stop();
        _garnet.Start();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => _garnet.DisposeAsync();
}
