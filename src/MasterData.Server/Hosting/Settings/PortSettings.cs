namespace MasterData.Server.Hosting;

/// <summary>Where a protocol is served.</summary>
internal sealed record PortSettings
{
    /// <summary>The TCP port.</summary>
    public int Port { get; init; }
}
