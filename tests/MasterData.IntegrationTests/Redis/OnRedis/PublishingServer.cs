using MasterData.Core.Redis;
using StackExchange.Redis;

namespace MasterData.IntegrationTests.Redis;

/// <summary>As much of a server as writes to Redis: a memory that may lag, and a connection.</summary>
internal sealed class PublishingServer(ConnectionMultiplexer redis, Authority authority) : IAsyncDisposable
{
    private readonly ReconcileCatalog _reconcile = new(redis.GetDatabase(), Authorities.Seal, authority.Catalog);

    /// <summary>What this server knows.</summary>
    public CacheSource Memory { get; set; } = authority.Newest;

    /// <summary>One look, with what this server knows.</summary>
    /// <param name="looks">Whether to read again what was whole a moment ago.</param>
    public Task<CacheOutcome> LookAsync(bool looks = true) =>
        _reconcile.ExecuteAsync(() => Memory, looks, CancellationToken.None);

    /// <summary>Catches up with the database and looks until Redis has everything.</summary>
    public async Task SettleAsync()
    {
        Memory = authority.Newest;
        for (var attempt = 0; await LookAsync() is not CacheOutcome.UpToDate; attempt++)
        {
            Assert.True(attempt < 10, "Redis does not settle.");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => redis.DisposeAsync();
}
