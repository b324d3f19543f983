using StackExchange.Redis;

namespace MasterData.Core.Redis;

/// <summary>
/// Where the Redis is that the catalogs are written to: the section <c>Redis</c> of the configuration.
/// </summary>
internal sealed class CacheOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Redis";

    /// <summary>One or more <c>host:port</c>, and settings of StackExchange.Redis, separated by commas.</summary>
    public string Endpoints { get; set; } = "127.0.0.1:6380";

    /// <summary>The user; empty: the default user.</summary>
    public string User { get; set; } = "";

    /// <summary>The password; empty: none.</summary>
    public string Password { get; set; } = "";

    /// <summary>Whether the connection is encrypted.</summary>
    public bool Tls { get; set; }

    /// <summary>Whether the Redis is this server's own, so that no other authority can be in it.</summary>
    public bool IsEmbedded { get; set; }

    /// <summary>
    /// How the connection is made: it fails fast, comes back by itself and notices soon that it has gone.
    /// </summary>
    public ConfigurationOptions ToConfiguration()
    {
        var configuration = ConfigurationOptions.Parse(Endpoints);
        configuration.ClientName ??= "masterdata";
        configuration.User = User.Length > 0 ? User : configuration.User;
        configuration.Password = Password.Length > 0 ? Password : configuration.Password;
        configuration.Ssl = Tls || configuration.Ssl;
        configuration.AbortOnConnectFail = false;

        // The client lets INFO through only to those who say that they administer.
        configuration.AllowAdmin = true;
        configuration.ConnectTimeout = 2000;
        configuration.AsyncTimeout = 3000;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;

        // With the defaults the subscription takes three seconds to come back after a crash.
        configuration.HeartbeatInterval = TimeSpan.FromMilliseconds(250);
        configuration.ReconnectRetryPolicy = new LinearRetry(250);
        return configuration;
    }
}
