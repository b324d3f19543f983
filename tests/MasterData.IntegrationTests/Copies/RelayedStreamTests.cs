using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Grpc.Core;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Digests;
using MasterData.IntegrationTests.Storage;
using MasterData.IntegrationTests.Sync;
using MasterData.Testing;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Copies;

/// <summary>What a copy makes of a relay that does not pass on what the server sent.</summary>
public sealed class RelayedStreamTests(ITestOutputHelper output)
{
    private const string Catalog = "admin-units";
    private const int Versions = 60;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Fault(19)]
    public async Task Copy_OfDeltasThatComeTwiceOrLateAgain_IgnoresThemAndLosesNothing()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Catalog, SyncSamples.Epoch, [.. SyncSamples.Items(50, "một")]);
        var seen = new List<V1.WatchResponse>();
        await using var relay = await RelayedStream.StartAsync(host.Address, message =>
        {
            if (message.Delta is null)
            {
                return [message];
            }

            seen.Add(message);
            return [message, message, seen[0]];
        });
        using var channel = Open(relay.Address);
        await using var copies = CatalogCopies.Start(channel, new() { Catalogs = [Catalog] });
        await ReachesAsync(copies, host);
        var changes = Changes(copies);

        for (var version = 2; version <= 10; version++)
        {
            host.Authority.Publish(Catalog, [SyncSamples.Item("10007", $"lần {version}")]);
            await ReachesAsync(copies, host);
        }

        // One stream for all of it: a delta that is known is no reason to come back.
        Assert.Equal(1, host.Watches);
        await Eventually.HoldsAsync(() => changes.Count, count => count is 9, cancellationToken: Cancellation);
        Assert.All(changes, change => Assert.False(change.IsWhole));
    }

    [Fact]
    [Fault(19)]
    public async Task Copy_OfDeltasDroppedDoubledAndReordered_ShowsOnlyPublishedVersionsAndConverges()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var pauses = new Random(seed);
        V1.WatchResponse? held = null;
        var isFaulty = true;
        await using var host = await SyncHost.StartAsync(("BookmarkSeconds", "0.1"));
        var published = new ConcurrentDictionary<long, Hash>();
        var first = host.Authority.Create(Catalog, SyncSamples.Epoch, [.. SyncSamples.Items(50, "một")]);
        published[1] = first.Head.Digest;
        await using var relay = await RelayedStream.StartAsync(host.Address, message =>
        {
            if (message.Delta is null || !Volatile.Read(ref isFaulty))
            {
                return [message];
            }

            var late = held;
            switch (random.Next(5))
            {
                case 0:
                    return [];
                case 1:
                    return [message, message];
                case 2:
                    held = message;
                    return [];
                case 3 when late is not null:
                    held = null;
                    return [message, late];
                default:
                    return [message];
            }
        });
        using var channel = Open(relay.Address);
        await using var copies = CatalogCopies.Start(
            channel, new() { Catalogs = [Catalog], LongestPause = TimeSpan.FromMilliseconds(100) });
        await ReachesAsync(copies, host);
        var changes = Changes(copies);

        for (var version = 2; version <= Versions; version++)
        {
            var state = host.Authority.Publish(Catalog, [SyncSamples.Item($"1000{version % 7}", $"lần {version}")]);
            published[version] = state.Head.Digest;
            await Task.Delay(TimeSpan.FromMilliseconds(pauses.Next(40)), TimeProvider.System, Cancellation);
        }

        Volatile.Write(ref isFaulty, false);
        await ReachesAsync(copies, host);
        Assert.All(changes, change => Assert.Equal(published[change.After.Version], change.After.Digest));
        Assert.All(changes, change => Assert.True(change.After.Version > change.Before!.Version));
    }

    [Fact]
    [Fault(19)]
    public async Task Copy_OfABookmarkWhoseDeltaWasLost_ComesBackForTheDelta()
    {
        await using var host = await SyncHost.StartAsync(("BookmarkSeconds", "0.1"));
        host.Authority.Create(Catalog, SyncSamples.Epoch, SyncSamples.Item("20656", "Nông Sơn"));
        var dropped = 0;
        await using var relay = await RelayedStream.StartAsync(
            host.Address,
            message => message.Delta is not null && Interlocked.Increment(ref dropped) is 1 ? [] : [message]);
        using var channel = Open(relay.Address);
        await using var copies = CatalogCopies.Start(channel, new() { Catalogs = [Catalog] });
        await ReachesAsync(copies, host);
        var changes = Changes(copies);

        host.Authority.Publish(Catalog, [SyncSamples.Item("20656", "Quế Trung")]);
        await ReachesAsync(copies, host);

        await Eventually.HoldsAsync(() => changes.Count, count => count is 1, cancellationToken: Cancellation);
        Assert.False(changes.Single().IsWhole);
    }

    [Theory]
    [InlineData(V1.WatchResponse.MessageOneofCase.SnapshotBegin)]
    [InlineData(V1.WatchResponse.MessageOneofCase.SnapshotItems)]
    [Fault(16)]
    public async Task Copy_WhoseStreamEndsWithinASnapshot_AsksAgainFromWhatItHas(V1.WatchResponse.MessageOneofCase last)
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Catalog, SyncSamples.Epoch, [.. SyncSamples.Items(50, "một")]);
        var ended = 0;
        await using var relay = await RelayedStream.StartAsync(host.Address, message =>
            message.MessageCase == last && Interlocked.Increment(ref ended) is 1 ? ThenEnds(message) : [message]);
        using var channel = Open(relay.Address);
        using var logs = new LogLines();
        await using var copies = CatalogCopies.Start(
            channel, new() { Catalogs = [Catalog] }, logger: logs.CreateLogger(nameof(CatalogCopies)));

        await ReachesAsync(copies, host);

        Assert.Equal(2, host.Watches);
        Assert.Empty(logs.At(LogLevel.Error));
    }

    [Fact]
    [Fault(31)]
    public async Task Copy_OfMessagesThatItDoesNotKnow_IgnoresThem()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Catalog, SyncSamples.Epoch, SyncSamples.Item("20656", "Nông Sơn"));
        // Field 99 of the oneof, with two bytes.
        var unknown = V1.WatchResponse.Parser.ParseFrom([0x9A, 0x06, 0x02, 0x08, 0x01]);
        await using var relay = await RelayedStream.StartAsync(host.Address, message => [unknown, message, unknown]);
        using var channel = Open(relay.Address);
        await using var copies = CatalogCopies.Start(channel, new() { Catalogs = [Catalog] });

        await ReachesAsync(copies, host);
        host.Authority.Publish(Catalog, [SyncSamples.Item("20656", "Quế Trung")]);
        await ReachesAsync(copies, host);

        Assert.Equal(1, host.Watches);
    }

    [Fact]
    [Fault(31)]
    public async Task Copy_OfADocumentOfAnUnknownKind_KeepsItsStateAndSaysThatItMustBeUpdated()
    {
        await using var host = await SyncHost.StartAsync();
        var first = host.Authority.Create(Catalog, SyncSamples.Epoch, SyncSamples.Item("20656", "Nông Sơn"));
        var isNewer = true;
        await using var relay = await RelayedStream.StartAsync(host.Address, message =>
        {
            if (message.Delta is not null && Volatile.Read(ref isNewer))
            {
                message.Delta.Changed.Add(new V1.Document());
            }

            return [message];
        });
        using var channel = Open(relay.Address);
        await using var copies = CatalogCopies.Start(
            channel, new() { Catalogs = [Catalog], LongestPause = TimeSpan.FromMilliseconds(300) });
        await ReachesAsync(copies, host);

        host.Authority.Publish(Catalog, [SyncSamples.Item("20656", "Quế Trung")]);
        await Eventually.HoldsAsync(
            () => copies[Catalog].Reason,
            reason => reason?.Kind is HoldKind.UpdateRequired,
            cancellationToken: Cancellation);

        Assert.Equal(first.Head, copies[Catalog].Head);
        Volatile.Write(ref isNewer, false);
        await ReachesAsync(copies, host);
        Assert.Null(copies[Catalog].Reason);
    }

    [Fact]
    [Fault(31)]
    public async Task Copy_OfADocumentOfAnUnknownKind_AsksForItAgainLessAndLessOften()
    {
        const int Attempts = 5;
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Catalog, SyncSamples.Epoch, SyncSamples.Item("20656", "Nông Sơn"));
        var asked = new ConcurrentQueue<long>();
        await using var relay = await RelayedStream.StartAsync(host.Address, message =>
        {
            if (message.Delta is not null)
            {
                asked.Enqueue(Stopwatch.GetTimestamp());
                message.Delta.Changed.Add(new V1.Document());
            }

            return [message];
        });
        using var channel = Open(relay.Address);
        await using var copies = CatalogCopies.Start(channel, new() { Catalogs = [Catalog] });
        await ReachesAsync(copies, host);

        host.Authority.Publish(Catalog, [SyncSamples.Item("20656", "Quế Trung")]);
        await Eventually.HoldsAsync(() => asked.Count >= Attempts, TimeSpan.FromSeconds(30), Cancellation);

        // The four pauses last at least 0.1, 0.2, 0.4 and 0.8 s; they were 0.05 to 0.15 s each.
        var took = Stopwatch.GetElapsedTime(asked.First(), asked.ElementAt(Attempts - 1));
        Assert.True(took > TimeSpan.FromSeconds(1.4), $"{Attempts} attempts within {took}.");
    }

    [Fact]
    [Fault(31)]
    public async Task Copy_OfMessagesThatMakeNoSense_IsNotEndedByThem()
    {
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Catalog, SyncSamples.Epoch, SyncSamples.Item("20656", "Nông Sơn"));
        V1.WatchResponse[] senseless =
        [
            new() { SnapshotBegin = new() },
            new() { SnapshotEnd = new() },
            new() { SnapshotItems = new() { Catalog = "catalogs/other" } },
            new() { Delta = new() { Catalog = "catalogs/other", Last = true } },
            new() { Delta = new() { Part = 7, Last = true } },
            new() { Bookmark = new() { Heads = { new V1.Head() } } },
        ];
        var sent = 0;
        await using var relay = await RelayedStream.StartAsync(
            host.Address,
            message => sent < senseless.Length ? [senseless[sent++], message] : [message]);
        using var channel = Open(relay.Address);
        await using var copies = CatalogCopies.Start(
            channel, new() { Catalogs = [Catalog], LongestPause = TimeSpan.FromMilliseconds(100) });

        await ReachesAsync(copies, host);

        Assert.Equal(senseless.Length, sent);
    }

    // A status comes after what was sent before it, so the copy has taken in all of that.
    private static IEnumerable<V1.WatchResponse> ThenEnds(V1.WatchResponse message)
    {
        yield return message;
        throw new RpcException(new(StatusCode.Unavailable, "the line is gone"));
    }

    private static ConcurrentQueue<CatalogChange> Changes(CatalogCopies copies)
    {
        var changes = new ConcurrentQueue<CatalogChange>();
        copies[Catalog].Changed += changes.Enqueue;
        return changes;
    }

    private static MasterDataChannel Open(Uri address) => MasterDataChannel.Open(address, MasterDataCredentials.None);

    private static async Task ReachesAsync(CatalogCopies copies, SyncHost host) => await Eventually.HoldsAsync(
        () => copies[Catalog].Head?.Digest,
        digest => digest == host.Memory.Get(Catalog).State.Head.Digest,
        cancellationToken: Cancellation);
}
