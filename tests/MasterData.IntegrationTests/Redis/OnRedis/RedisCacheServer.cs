using MasterData.Testing;

namespace MasterData.IntegrationTests.Redis;

/// <summary>A real Redis.</summary>
public sealed class RedisCacheServer : CacheServer
{
    /// <summary>The process.</summary>
    public RedisProcess Process { get; } = new();

    /// <inheritdoc/>
    public override int Port => Process.Port;

    /// <inheritdoc/>
    public override ValueTask InitializeAsync() => Process.InitializeAsync();

    /// <inheritdoc/>
    public override async Task RestartEmptyAsync()
    {
        await Process.Kill9Async();
        await Process.RestartAsync();
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => Process.DisposeAsync();
}
