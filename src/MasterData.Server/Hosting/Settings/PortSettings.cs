namespace MasterData.Server.Hosting;

/// <summary>Where a protocol is served.</summary>
internal sealed record PortSettings
{
    /// <summary>The TCP port.</summary>
    public int Port { get; init; }

    /// <summary>Names of this server besides its addresses, <c>localhost</c> and the machine's own.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];
}
