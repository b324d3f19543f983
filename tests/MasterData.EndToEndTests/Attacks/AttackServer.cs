using MasterData.Testing;

namespace MasterData.EndToEndTests.Attacks;

/// <summary>
/// A demo server with all its seeds, and so few connections for each address that a test uses them up.
/// </summary>
public sealed class AttackServer : IAsyncLifetime
{
    /// <summary>How many connections an address may have.</summary>
    public const int Connections = 200;

    public MasterDataServerProcess Server { get; } = new()
    {
        Settings = new Dictionary<string, string> { ["Limits__ConnectionsPerAddress"] = $"{Connections}" },
    };

    public async ValueTask InitializeAsync() => await Server.InitializeAsync();

    public async ValueTask DisposeAsync() => await Server.DisposeAsync();
}
