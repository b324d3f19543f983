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

    /// <summary>Whether the cache runs inside the server.</summary>
    public bool IsEmbedded => Endpoints.Count is 0;

    /// <summary>What a client connects to.</summary>
    public string ConnectionString => IsEmbedded ? $"127.0.0.1:{Port}" : string.Join(',', Endpoints);
}
