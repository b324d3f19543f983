using MasterData.Client.Connecting;
using MasterData.Client.Copies;

// A consumer to be killed: keeps a copy and writes its file as often as it can. Arguments: address, catalog, folder.
using var channel = MasterDataChannel.Open(new(args[0]), MasterDataCredentials.None);
await using var copies = CatalogCopies.Start(channel, new()
{
    Catalogs = [args[1]],
    Folder = args[2],
    SaveAfter = TimeSpan.FromMilliseconds(1),
});
await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
