using System.Net;
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

    /// <summary>The user of that Redis, one who may write; empty: its default user.</summary>
    public string User { get; init; } = "";

    /// <summary>The password of the user; empty: none. It is shown nowhere.</summary>
    public string Password { get; init; } = "";

    /// <summary>Whether that Redis is reached over TLS.</summary>
    public bool Tls { get; init; }

    /// <summary>Whether the cache runs inside the server.</summary>
    public bool IsEmbedded => Endpoints.Count is 0;

    /// <summary>The endpoints as they were set, which may hold secrets.</summary>
    public string ConnectionString => IsEmbedded ? $"127.0.0.1:{Port}" : string.Join(',', Endpoints);

    /// <summary>Where it is, without what is secret: what may be printed and written.</summary>
    public string Address => string.Join(',', ConfigurationOptions.Parse(ConnectionString).EndPoints.Select(
        end => end is DnsEndPoint name ? $"{name.Host}:{name.Port}" : $"{end}"));
}
