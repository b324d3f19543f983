using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Copies;

/// <summary>How a copy comes back to a server that was away for long.</summary>
public sealed class ReconnectTests
{
    // The channel below has a pause of its own that grows to two minutes; so many tries would take it more than a
    // minute.
    [Fact]
    public async Task Copy_WhoseServerIsAwayForLong_GoesOnTryingAtItsOwnPace()
    {
        var port = FreePort.Next();
        using var attempts = new ConnectAttempts(port);
        using var channel = MasterDataChannel.Open(new($"http://127.0.0.1:{port}"), MasterDataCredentials.None);
        await using var copies = CatalogCopies.Start(
            channel, new() { Catalogs = ["admin-units"], LongestPause = TimeSpan.FromMilliseconds(200) });

        await Eventually.HoldsAsync(
            () => attempts.Count, count => count > 20, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
