using System.Security.Cryptography;
using MasterData.Canonical;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.IntegrationTests.Access;
using MasterData.IntegrationTests.Sync;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Copies;

/// <summary>Local copies over a real socket that is treated badly.</summary>
public sealed class CatalogCopiesTests
{
    private const string Catalog = "admin-units";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copy_OfARunningServer_IsLiveAndFollows()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Catalog, SyncSamples.Epoch, SyncSamples.Item("20656", "Nông Sơn"));
        using var channel = Open(new(host.Address));
        await using var copies = CatalogCopies.Start(channel, new() { Catalogs = [Catalog] });
        var changes = new List<CatalogChange>();
        copies[Catalog].Changed += changes.Add;
        await ReachesAsync(copies, host);
        await Eventually.HoldsAsync(
            () => copies[Catalog].State, state => state is CopyState.Live, cancellationToken: Cancellation);

        var next = host.Authority.Publish(
            Catalog, [SyncSamples.Item("20656", "Quế Trung"), SyncSamples.Item("20657", "Mới")]);
        await copies[Catalog].WaitForVersionAsync(next.Head.Epoch, next.Head.Version, Cancellation);

        Assert.Equal("Xã Quế Trung", copies[Catalog].On("20656", new(2026, 1, 1))?.Name);
        Assert.Null(copies[Catalog].Find("99999"));
        Assert.Equal(["20656", "20657"], copies[Catalog].ChildrenOf("", new(2026, 1, 1)).Select(item => item.Code));
        await Eventually.HoldsAsync(() => changes.Count, count => count is 2, cancellationToken: Cancellation);
        Assert.Equal((true, false), (changes[0].IsWhole, changes[1].IsWhole));
        Assert.Equal(["item/20656", "item/20657"], changes[1].Keys.Order());
    }

    [Fact]
    public async Task Copy_WhoseLineIsCutAgainAndAgain_GoesOnWithoutLosingOrRepeatingAnything()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Catalog, SyncSamples.Epoch, [.. SyncSamples.Items(300, "một")]);
        await using var proxy = new TcpProxy(new Uri(host.Address).Port);
        using var channel = Open(new($"http://127.0.0.1:{proxy.Port}"));
        await using var copies = CatalogCopies.Start(
            channel, new() { Catalogs = [Catalog], LongestPause = TimeSpan.FromMilliseconds(200) });
        var versions = new List<(long? Before, long After)>();
        copies[Catalog].Changed += change => versions.Add((change.Before?.Version, change.After.Version));
        var random = new Random(RandomNumberGenerator.GetInt32(int.MaxValue));

        for (var round = 0; round < 40; round++)
        {
            host.Authority.Publish(Catalog, [.. SyncSamples.Items(random.Next(1, 200), $"lần {round}")]);
            if (round % 2 is 0)
            {
                proxy.Cut();
            }
        }

        await ReachesAsync(copies, host);
        Assert.All(versions.Zip(versions.Skip(1)), pair => Assert.Equal(pair.First.After, pair.Second.Before));
        Assert.All(versions, version => Assert.True(version.After > (version.Before ?? 0)));
    }

    [Fact]
    [Fault(20)]
    [Fault(21)]
    public async Task Copy_OfADeltaDamagedOnTheWay_NeverShowsItAndIsRepairedByTheBucketsThatDiffer()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Catalog, SyncSamples.Epoch, [.. SyncSamples.Items(300, "một")]);
        await using var proxy = new TcpProxy(new Uri(host.Address).Port);
        using var channel = Open(new($"http://127.0.0.1:{proxy.Port}"));
        await using var copies = CatalogCopies.Start(channel, new() { Catalogs = [Catalog] });
        await ReachesAsync(copies, host);
        var changes = new List<CatalogChange>();
        var names = new List<string?>();
        copies[Catalog].Changed += change =>
        {
            changes.Add(change);
            names.Add(copies[Catalog].On("10007", new(2026, 1, 1))?.Name);
        };

        proxy.Line.TamperOnce("Xã hai"u8.ToArray(), "Xã hoi"u8.ToArray());
        host.Authority.Publish(Catalog, [SyncSamples.Item("10007", "hai")]);
        await ReachesAsync(copies, host);

        Assert.False(proxy.Line.WillTamper);
        await Eventually.HoldsAsync(() => changes.Count, count => count > 0, cancellationToken: Cancellation);
        Assert.False(Assert.Single(changes).IsWhole);
        Assert.Equal(["item/10007"], changes[0].Keys);
        Assert.Equal(["Xã hai"], names);
    }

    [Fact]
    [Fault(32)]
    public async Task Copy_ThatRejectsAVersion_KeepsTheLastOneIsNotSentItAgainAndSaysWhy()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Catalog, SyncSamples.Epoch, [.. SyncSamples.Items(20, "một")]);
        await using var proxy = new TcpProxy(new Uri(host.Address).Port);
        using var channel = Open(new($"http://127.0.0.1:{proxy.Port}"));
        var judged = new List<long>();
        await using var copies = CatalogCopies.Start(channel, new()
        {
            Catalogs = [Catalog],
            LongestPause = TimeSpan.FromMilliseconds(200),
            Accept = state =>
            {
                judged.Add(state.Head.Version);
                return state.Find("10007")!.On(new(2026, 1, 1))!.Name is "Xã hai"
                    ? throw new InvalidOperationException("no room")
                    : null;
            },
        });
        await ReachesAsync(copies, host);
        var good = copies[Catalog].Head!;
        var changes = new List<CatalogChange>();
        copies[Catalog].Changed += changes.Add;

        host.Authority.Publish(Catalog, [SyncSamples.Item("10007", "hai")]);
        await Eventually.HoldsAsync(() => judged.Count, count => count is 2, cancellationToken: Cancellation);
        proxy.Cut();
        host.Authority.Publish(Catalog, [SyncSamples.Item("10008", "khác")]);
        await Eventually.HoldsAsync(() => judged.Count, count => count is 3, cancellationToken: Cancellation);

        Assert.Equal(good, copies[Catalog].Head);
        Assert.Equal("Xã một", copies[Catalog].On("10007", new(2026, 1, 1))?.Name);
        Assert.Equal(HoldKind.Rejected, copies[Catalog].Reason?.Kind);
        Assert.Contains("no room", copies[Catalog].Reason?.Message, StringComparison.Ordinal);
        await Eventually.HoldsAsync(
            () => copies[Catalog].State, state => state is CopyState.Stale, cancellationToken: Cancellation);

        host.Authority.Publish(Catalog, [SyncSamples.Item("10007", "ba")]);
        await ReachesAsync(copies, host);

        Assert.Equal([1, 2, 3, 4], judged);
        Assert.Null(copies[Catalog].Reason);
        await Eventually.HoldsAsync(
            () => copies[Catalog].State, state => state is CopyState.Live, cancellationToken: Cancellation);
        await Eventually.HoldsAsync(() => changes.Count, count => count is 1, cancellationToken: Cancellation);
        Assert.Equal(["item/10007", "item/10008"], changes[0].Keys);
    }

    [Fact]
    [Fault(26)]
    public async Task Copy_AfterARestart_IsReadableFromDiskWithoutTheServerAndCatchesUpByADelta()
    {
        using var folder = new TemporaryFolder();
        var options = new CopyOptions
        {
            Catalogs = [Catalog],
            Folder = folder.Path,
            LongestPause = TimeSpan.FromMilliseconds(200),
        };
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Catalog, SyncSamples.Epoch, [.. SyncSamples.Items(50, "một")]);
        await using var proxy = new TcpProxy(new Uri(host.Address).Port);
        using (var channel = Open(new(host.Address)))
        {
            await using var first = CatalogCopies.Start(channel, options);
            await ReachesAsync(first, host);
        }

        proxy.Line.Refuses = true;
        using var again = Open(new($"http://127.0.0.1:{proxy.Port}"));
        await using var copies = CatalogCopies.Start(again, options);
        Assert.Equal("Xã một", copies[Catalog].On("10007", new(2026, 1, 1))?.Name);
        Assert.Equal(CopyState.Offline, copies[Catalog].State);

        var whole = false;
        copies[Catalog].Changed += change => whole |= change.IsWhole;
        host.Authority.Publish(Catalog, [SyncSamples.Item("10007", "hai")]);
        proxy.Line.Refuses = false;
        await ReachesAsync(copies, host);
        Assert.False(whole);
        Assert.Equal("Xã hai", copies[Catalog].On("10007", new(2026, 1, 1))?.Name);
    }

    [Fact]
    public async Task Copy_OfARestoredServer_FollowsIntoTheLaterLife()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Catalog, SyncSamples.Epoch, SyncSamples.Item("20656", "Nông Sơn"));
        using var channel = Open(new(host.Address));
        await using var copies = CatalogCopies.Start(channel, new() { Catalogs = [Catalog] });
        await ReachesAsync(copies, host);

        host.Authority.Restore(Catalog, SyncSamples.LaterEpoch);

        await ReachesAsync(copies, host);
        Assert.Equal(SyncSamples.LaterEpoch, copies[Catalog].Head!.Epoch);
    }

    [Fact]
    public async Task File_DamagedAnywhere_IsNeverTrusted()
    {
        using var folder = new TemporaryFolder();
        await using var host = await SyncHost.StartAsync();
        var state = host.Authority.Create(Catalog, SyncSamples.Epoch, [.. SyncSamples.Items(3, "một")]);
        var path = Path.Combine(folder.Path, $"{Catalog}.mdcopy");
        using var channel = Open(new("http://127.0.0.1:1"));
        var options = new CopyOptions { Catalogs = [Catalog], Folder = folder.Path };
        using (var direct = Open(new(host.Address)))
        {
            await using var copies = CatalogCopies.Start(direct, options);
            await ReachesAsync(copies, host);
        }

        var whole = await File.ReadAllBytesAsync(path, Cancellation);
        for (var at = 0; at < whole.Length; at += 7)
        {
            byte[] flipped = [.. whole];
            flipped[at] ^= 0x55;
            foreach (var damaged in new[] { flipped, whole[..at] })
            {
                await File.WriteAllBytesAsync(path, damaged, Cancellation);
                await using var copies = CatalogCopies.Start(channel, options);

                // The chain and the time of publication are no part of the digest; nothing else may differ.
                if (copies[Catalog].Head is { } head)
                {
                    Assert.Equal(state.Head.Digest, head.Digest);
                    Assert.Equal(
                        state.Documents.Select(document => Convert.ToHexString(CanonicalForm.Write(Catalog, document))),
                        copies[Catalog].Snapshot.Documents.Select(
                            document => Convert.ToHexString(CanonicalForm.Write(Catalog, document))));
                }
            }
        }
    }

    [Fact]
    public void Options_ThatMakeNoSense_AreRefusedAtOnce()
    {
        using var channel = Open(new("http://127.0.0.1:1"));

        Assert.Throws<ArgumentException>(() => CatalogCopies.Start(channel, new() { Catalogs = [] }));
        Assert.Throws<ArgumentException>(() => CatalogCopies.Start(channel, new() { Catalogs = ["a", "a"] }));
        Assert.Throws<ArgumentException>(() => CatalogCopies.Start(channel, new() { Catalogs = ["a"], Redis = new() }));
    }

    private static MasterDataChannel Open(Uri address) => MasterDataChannel.Open(address, MasterDataCredentials.None);

    private static async Task ReachesAsync(CatalogCopies copies, SyncHost host) => await Eventually.HoldsAsync(
        () => copies[Catalog].Head?.Digest,
        digest => digest == host.Memory.Get(Catalog).State.Head.Digest,
        cancellationToken: Cancellation);
}
