using MasterData.Testing;

namespace MasterData.EndToEndTests.ManyServers;

/// <summary>Several servers that start and end together.</summary>
internal sealed class Servers(IReadOnlyList<MasterDataServerProcess> all) : IAsyncDisposable
{
    /// <summary>The servers.</summary>
    public IReadOnlyList<MasterDataServerProcess> All => all;

    /// <summary>Starts them one after another: the first puts the seeds in.</summary>
    public async Task StartAsync()
    {
        foreach (var server in all)
        {
            await server.InitializeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in all)
        {
            await server.DisposeAsync();
        }
    }
}
