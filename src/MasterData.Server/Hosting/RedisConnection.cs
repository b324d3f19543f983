using StackExchange.Redis;

namespace MasterData.Server.Hosting;

/// <summary>Connects to the cache, and keeps trying: a cache that is away never keeps the server from starting.</summary>
internal static class RedisConnection
{
    private const int ConnectMilliseconds = 2_000;
    private const int RetryMilliseconds = 250;

    public static ConnectionMultiplexer Connect(RedisSettings settings)
    {
        var options = ConfigurationOptions.Parse(settings.ConnectionString);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = ConnectMilliseconds;
        options.ReconnectRetryPolicy = new LinearRetry(RetryMilliseconds);

        // With the default of a second, a lost subscription takes three seconds to come back.
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(RetryMilliseconds);
        options.ClientName = "masterdata-server";
        return ConnectionMultiplexer.Connect(options);
    }
}
