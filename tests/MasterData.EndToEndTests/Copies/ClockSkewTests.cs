using System.Globalization;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.Testing;
using MasterData.V1;
using CopyState = MasterData.Client.Copies.CopyState;

namespace MasterData.EndToEndTests.Copies;

/// <summary>A server or a consumer whose clock is wrong by an hour, or is set while they run.</summary>
public sealed class ClockSkewTests : IAsyncLifetime
{
    private const string Catalog = "agencies";
    private const string Code = "G09";
    private const int Hour = 3600;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("md-clock-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Clock => Path.Combine(_folder.FullName, "clock");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    [Fault(27)]
    public async Task Server_WhoseClockIsSetBackByTwoHours_GoesOnInOrderAndItsCopiesStayLive()
    {
        SetClock(Hour);
        await using var server = new MasterDataServerProcess { Seeds = [Catalog], Settings = FakeTime() };
        await server.InitializeAsync();
        var key = server.ReadDemo().Keys["consumer"];
        using var publisher = new SteadyPublisher(server.GrpcAddress, server.ReadDemo(), Catalog, Code);
        using var channel = MasterDataChannel.Open(server.GrpcAddress, MasterDataCredentials.ApiKey(key));
        await using var copies = CatalogCopies.Start(channel, new() { Catalogs = [Catalog] });
        await using var ahead = CatalogCopies.Start(channel, new() { Catalogs = [Catalog] }, Shifted(Hour));
        await using var behind = CatalogCopies.Start(channel, new() { Catalogs = [Catalog] }, Shifted(-Hour));
        CatalogCopies[] all = [copies, ahead, behind];
        await publisher.PublishOneAsync(Cancellation);
        await LiveAsync(all, 2);
        Assert.InRange(await SkewAsync(publisher), TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(70));

        SetClock(-Hour);
        await Eventually.HoldsAsync(
            _ => SkewAsync(publisher), skew => skew < TimeSpan.FromMinutes(-50), cancellationToken: Cancellation);
        for (var i = 0; i < 3; i++)
        {
            await publisher.PublishOneAsync(Cancellation);
        }

        await LiveAsync(all, 5);
        var versions = await publisher.VersionsAsync(Cancellation);
        PublishedVersions.DemandChain(versions);
        var times = versions.Select(version => version.Head.PublishedAt.ToDateTimeOffset()).ToList();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.First < pair.Second, $"{pair}"));
        Assert.Equal([2L, 3, 4, 5], publisher.Acknowledged.Select(one => one.Version));
    }

    // Not only once: each bookmark that comes is judged anew.
    private static async Task LiveAsync(CatalogCopies[] all, long version)
    {
        foreach (var copy in all.Select(copies => copies[Catalog]))
        {
            await Eventually.HoldsAsync(
                () =>
                    (copy.Head?.Version, copy.State), seen =>
                        seen == (version, CopyState.Live), cancellationToken: Cancellation);
            Assert.InRange(copy.Age!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(7));
        }
    }

    private static ShiftedTime Shifted(int seconds) => new(TimeProvider.System.GetUtcNow().AddSeconds(seconds));

    /// <summary>How far the server's clock is before ours, by what its stream says.</summary>
    private static async Task<TimeSpan> SkewAsync(SteadyPublisher publisher)
    {
        var request = new WatchRequest { Cursors = { new Cursor { Catalog = $"catalogs/{Catalog}" } } };
        using var call = new SyncService.SyncServiceClient(publisher.Channel).Watch(
            request, publisher.As("consumer"), cancellationToken: Cancellation);
        await call.ResponseStream.MoveNext(Cancellation);
        return call.ResponseStream.Current.Hello.ServerTime.ToDateTimeOffset() - TimeProvider.System.GetUtcNow();
    }

    private void SetClock(int seconds)
    {
        var temporary = $"{Clock}.new";
        File.WriteAllText(temporary, seconds.ToString("+0;-0", CultureInfo.InvariantCulture));
        File.Move(temporary, Clock, overwrite: true);
    }

    private Dictionary<string, string> FakeTime() => new()
    {
        ["LD_PRELOAD"] = Library(),
        ["FAKETIME_TIMESTAMP_FILE"] = Clock,
        ["FAKETIME_NO_CACHE"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        ["Sync__BookmarkSeconds"] = "1",
    };

    private static string Library()
    {
        var found = Directory.Exists("/usr/lib")
            ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu")
                .Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1"))
                .FirstOrDefault(File.Exists)
            : null;
        if (found is null)
        {
            InstalledProgram.Refuse("faketime is not installed.");
        }

        return found!;
    }
}
