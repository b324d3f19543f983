using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.IntegrationTests.Access;
using MasterData.IntegrationTests.Sync;
using MasterData.Testing;
using MasterData.Versions;

namespace MasterData.IntegrationTests.Copies;

/// <summary>A consumer whose files may not grow, as on a full disk.</summary>
public sealed class DiskFullTests
{
    private const string Catalog = "admin-units";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Fault(25)]
    public async Task Consumer_WhoseDiskIsFull_GoesOnAndKeepsTheLastWholeFileUntilThereIsRoom()
    {
        using var folder = new TemporaryFolder();
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Catalog, SyncSamples.Epoch, [.. SyncSamples.Items(300, "một")]);
        await using var consumer = RunningProgram.Start(
            [
                "env", "--ignore-signal=XFSZ", InstalledProgram.Require("dotnet"), BuiltProgram.KeepingConsumer,
                host.Address, Catalog, folder.Path,
            ]);
        await OnDiskAsync(folder.Path, 1);

        await LimitAsync(consumer, "1000:");
        host.Authority.Publish(Catalog, [SyncSamples.Item("20656", "Nông Sơn")]);
        await Eventually.HoldsAsync(
            () => new FileInfo(Path.Combine(folder.Path, $"{Catalog}.mdcopy.new")),
            half => half.Exists && half.Length is > 0 and <= 1000,
            cancellationToken: Cancellation);
        host.Authority.Publish(Catalog, [SyncSamples.Item("20657", "Quế Trung")]);

        Assert.Equal(1, (await OnDiskAsync(folder.Path, 1)).Version);
        Assert.False(consumer.HasExited);
        await LimitAsync(consumer, "unlimited:");
        Assert.Equal(host.Memory.Get(Catalog).State.Head.Digest, (await OnDiskAsync(folder.Path, 3)).Digest);
    }

    // What a new start would trust: a copy that reaches no server.
    private static async Task<CatalogHead> OnDiskAsync(string folder, long version) => (await Eventually.HoldsAsync(
        async _ =>
        {
            using var nowhere = MasterDataChannel.Open(new("http://127.0.0.1:1"), MasterDataCredentials.None);
            await using var copies = CatalogCopies.Start(
                nowhere, new() { Catalogs = [Catalog], ShippedFolder = folder });
            return copies[Catalog].Head;
        },
        head => head?.Version >= version,
        cancellationToken: Cancellation))!;

    private static async Task LimitAsync(RunningProgram program, string limit)
    {
        var result = await RunningProgram.RunAsync(
            [InstalledProgram.Require("prlimit"), "--pid", $"{program.Id}", $"--fsize={limit}"],
            cancellationToken: Cancellation);
        Assert.True(result.ExitCode is 0, result.Error);
    }
}
