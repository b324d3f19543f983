using System.Globalization;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Digests;
using MasterData.Documents;
using MasterData.IntegrationTests.Storage;
using MasterData.IntegrationTests.Sync;
using MasterData.Testing;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Copies;

/// <summary>A stream that is cut at byte offsets of a sequence of three versions.</summary>
/// <remarks>
/// MASTERDATA_CUT_STEP says how far the offsets are apart (default 53; `scripts/cuts.sh` takes every one).
/// </remarks>
public sealed class CutStreamTests
{
    private const string Catalog = "admin-units";
    private const int LongestSequence = 7_000;

    private static readonly int Step = int.Parse(
        Environment.GetEnvironmentVariable("MASTERDATA_CUT_STEP") ?? "53", CultureInfo.InvariantCulture);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [Fault(16)]
    public async Task Copy_CutAtAnyByte_ShowsPublishedStatesOnlyAndGetsToTheLast()
    {
        var cuts = 0;
        for (var offset = 1; offset < LongestSequence; offset += Step)
        {
            cuts += await CutAsync(offset) ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{cuts} streams cut, {Step} bytes apart");
        Assert.True(cuts > 0, "No stream was cut.");
    }

    // Enough that a delta is smaller than the whole: a snapshot would hide a wrong resume point.
    private static IEnumerable<Document> Items() =>
        ((string[])["1", "2", .. Enumerable.Range(100, 20).Select(code => $"{code}")]).Select(
            code => SyncSamples.Item(code, "một"));

    private static async Task<bool> CutAsync(int offset)
    {
        await using var host = await SyncHost.StartAsync();
        await using var proxy = new TcpProxy(new Uri(host.Address).Port);
        var published = new HashSet<Hash>
        {
            host.Authority.Create(Catalog, SyncSamples.Epoch, [.. Items()]).Head.Digest,
        };
        proxy.Line.CutAfterBytes = offset;

        // A reset takes away what the client's connection has not handed on yet, and with it the cut within a message.
        proxy.Line.PauseBeforeCut = TimeSpan.FromMilliseconds(20);
        using var channel = MasterDataChannel.Open(
            new($"http://127.0.0.1:{proxy.Port}"), MasterDataCredentials.None);
        using var logs = new LogLines();
        await using var copies = CatalogCopies.Start(
            channel,
            new() { Catalogs = [Catalog], LongestPause = TimeSpan.FromMilliseconds(50) },
            logger: logs.CreateLogger(nameof(CatalogCopies)));
        var shown = new List<Hash>();
        copies[Catalog].Changed += change => shown.Add(change.After.Digest);
        await Eventually.HoldsAsync(() => proxy.TotalConnections > 0, cancellationToken: Cancellation);
        published.Add(host.Authority.Publish(Catalog, [SyncSamples.Item("1", "một mới")]).Head.Digest);
        var last = host.Authority.Publish(Catalog, [SyncSamples.Item("3", "ba")], ["item/2"]).Head;
        published.Add(last.Digest);

        // A line that is cut early never lets the copy get there; a late cut may come after all has arrived.
        await Eventually.HoldsAsync(
            () =>
                proxy.TotalConnections > 1
                    || copies[Catalog].Head?.Digest == last.Digest, cancellationToken: Cancellation);
        var wasCut = proxy.TotalConnections > 1;
        proxy.Line.CutAfterBytes = long.MaxValue;
        await Eventually.HoldsAsync(
            () => copies[Catalog].Head?.Digest, digest => digest == last.Digest, cancellationToken: Cancellation);

        // A cut is no reason to be sent what does not fit: that would mean that the resume point was wrong.
        Assert.Empty(logs.At(LogLevel.Error));
        Assert.Subset(published, shown.ToHashSet());
        Assert.Equal(shown.Count, shown.Distinct().Count());
        return wasCut;
    }
}
