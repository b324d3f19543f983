using System.Net;
using MasterData.Core.Redis;
using StackExchange.Redis;

namespace MasterData.Server.Hosting;

/// <summary>The cache that is written.</summary>
internal sealed record RedisSettings
{
    /// <summary>The port of the embedded cache.</summary>
    public int Port { get; init; } = 6380;

    /// <summary>
    /// A Redis of one's own, <c>host:port</c> or a StackExchange.Redis string; empty: the embedded one.
    /// </summary>
    public IReadOnlyList<string> Endpoints { get; init; } = [];

    /// <summary>The user of a Redis of one's own; empty: its default user.</summary>
    public string User { get; init; } = "";

    /// <summary>The password of a Redis of one's own; empty: none.</summary>
    public string Password { get; init; } = "";

    /// <summary>Whether a Redis of one's own is spoken to over TLS.</summary>
    public bool Tls { get; init; }

    /// <summary>Whether the cache runs inside the server.</summary>
    public bool IsEmbedded => Endpoints.Count is 0;

    /// <summary>Where it is: hosts and ports, and nothing that is secret.</summary>
    public string Address => IsEmbedded
        ? $"127.0.0.1:{Port}"
        : string.Join(
            ',',
            ConfigurationOptions.Parse(string.Join(',', Endpoints)).EndPoints.Select(
                end => end is DnsEndPoint name ? $"{name.Host}:{name.Port}" : $"{end}"));

    /// <summary>Where it is; a record would print its password.</summary>
    public override string ToString() => Address;

    /// <summary>Tells the publication to Redis where it connects, and as whom.</summary>
    public void Fill(CacheOptions options, EmbeddedUsers users)
    {
        options.Endpoints = IsEmbedded ? Address : string.Join(',', Endpoints);
        options.User = IsEmbedded ? EmbeddedUsers.Writer : User;
        options.Password = IsEmbedded ? users.Password : Password;
        options.Tls = !IsEmbedded && Tls;
        options.IsEmbedded = IsEmbedded;
    }
}
