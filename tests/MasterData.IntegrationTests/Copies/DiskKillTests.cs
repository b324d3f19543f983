using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Digests;
using MasterData.IntegrationTests.Access;
using MasterData.IntegrationTests.Sync;
using MasterData.Testing;
using MasterData.Versions;

namespace MasterData.IntegrationTests.Copies;

/// <summary>A consumer that is killed at random moments while it applies and writes its file.</summary>
/// <remarks>MASTERDATA_KILLS sets how often (default 10; `scripts/disk-kills.sh` does 500).</remarks>
public sealed class DiskKillTests(ITestOutputHelper output)
{
    private const string Catalog = "admin-units";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Fault(24)]
    public async Task Kill9_WhileTheFileIsWritten_LeavesAProvedStateAndNeverAnOlderOne()
    {
        var kills = NumberOf("MASTERDATA_KILLS") ?? 10;
        var seed = NumberOf("MASTERDATA_SEED") ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"kills {kills}, seed {seed}");
        var random = new Random(seed);
        using var folder = new TemporaryFolder();
        await using var host = await SyncHost.StartAsync();
        var published = new ConcurrentDictionary<long, Hash>();
        published[1] = host.Authority.Create(
            Catalog, SyncSamples.Epoch, [.. SyncSamples.Items(300, "một")]).Head.Digest;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var publishing = PublishAsync(host, published, stop.Token);

        var (last, leftovers) = (0L, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            await using var consumer = RunningProgram.Start(
                [InstalledProgram.Require("dotnet"), BuiltProgram.KeepingConsumer, host.Address, Catalog, folder.Path]);
            var before = await Eventually.HoldsAsync(
                async _ => (await OnDiskAsync(folder.Path))?.Version ?? 0,
                version => version > last,
                cancellationToken: Cancellation);
            await Task.Delay(TimeSpan.FromMicroseconds(random.Next(0, 60_000)), TimeProvider.System, Cancellation);
            await consumer.KillAsync();

            var head = await OnDiskAsync(folder.Path);
            Assert.NotNull(head);
            Assert.True(
                head.Version >= before, $"After kill {kill} the file is at {head.Version}, before it was at {before}.");
            Assert.Equal(published[head.Version], head.Digest);
            last = head.Version;
            leftovers += Directory.GetFiles(folder.Path).Length - 1;
        }

        await stop.CancelAsync();
        await publishing;
        output.WriteLine(
            $"{published.Count} versions, {leftovers} of {kills} kills left a file half written beside the good one");
    }

    // What a new start would trust: a copy that reaches no server.
    private static async Task<CatalogHead?> OnDiskAsync(string folder)
    {
        using var nowhere = MasterDataChannel.Open(new("http://127.0.0.1:1"), MasterDataCredentials.None);
        await using var copies = CatalogCopies.Start(nowhere, new() { Catalogs = [Catalog], ShippedFolder = folder });
        return copies[Catalog].Head;
    }

    private static async Task PublishAsync(
        SyncHost host, ConcurrentDictionary<long, Hash> published, CancellationToken cancellationToken)
    {
        for (var i = 0; !cancellationToken.IsCancellationRequested; i++)
        {
            // Known before anybody can have it.
            var next = host.Memory.Get(Catalog).State.Next(
                [SyncSamples.Item($"{10_000 + (i % 300)}", $"lần {i}", new string('x', 1000))], [], Time(host));
            published[next.Head.Version] = next.Head.Digest;
            host.Authority.Publish(
                Catalog, [SyncSamples.Item(
                    $"{10_000 + (i % 300)}", $"lần {i}", new string('x', 1000))], at: Time(host));
            await Task.Delay(TimeSpan.FromMilliseconds(3), TimeProvider.System, cancellationToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static DateTimeOffset Time(SyncHost host) => host.Memory.Get(Catalog).State.Head.PublishedAt.AddSeconds(1);

    private static int? NumberOf(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : null;
}
