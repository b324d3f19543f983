using System.Collections.Concurrent;
using System.Diagnostics;
using MasterData.Client.Connecting;
using MasterData.Client.Copies;
using MasterData.IntegrationTests.Access;
using MasterData.IntegrationTests.Sync;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Copies;

/// <summary>The activities that the README of the package promises.</summary>
public sealed class CopyTracesTests
{
    // A name of its own: other tests of this process make activities too.
    private const string Catalog = "traced-units";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Copy_ThatIsListenedTo_TracesLoadApplyRepairAndSave()
    {
        var traces = new ConcurrentQueue<Activity>();
        using var listener = Listen(traces);
        using var folder = new TemporaryFolder();
        await using var host = await SyncHost.StartAsync();
        host.Authority.Create(Catalog, SyncSamples.Epoch, [.. SyncSamples.Items(30, "một")]);
        await using var proxy = new TcpProxy(new Uri(host.Address).Port);
        using var channel = MasterDataChannel.Open(new($"http://127.0.0.1:{proxy.Port}"), MasterDataCredentials.None);
        var options = new CopyOptions
        {
            Catalogs = [Catalog],
            Folder = folder.Path,
            SaveAfter = TimeSpan.FromMilliseconds(20),
        };
        using var caller = new Activity("caller").Start();
        await using var copies = CatalogCopies.Start(channel, options);

        await TracedAsync(traces, "load", version: 1);
        host.Authority.Publish(Catalog, [SyncSamples.Item("10001", "hai"), SyncSamples.Item("10002", "hai")]);
        var applied = await TracedAsync(traces, "apply", version: 2);
        await TracedAsync(traces, "save", version: 2);
        proxy.Line.TamperOnce("Xã ba"u8.ToArray(), "Xã bo"u8.ToArray());
        host.Authority.Publish(Catalog, [SyncSamples.Item("10003", "ba")]);
        var repaired = await TracedAsync(traces, "repair", version: 3);

        Assert.Equal(
            (2L, "grpc"), (applied.GetTagItem("masterdata.documents"), applied.GetTagItem("masterdata.source")));
        Assert.Equal(1L, repaired.GetTagItem("masterdata.documents"));
        Assert.Contains(
            traces, trace => trace is { OperationName: "masterdata.copy.apply", Status: ActivityStatusCode.Error });
        Assert.Equal([(null, "disk")], Of(traces, "load").Where(trace => trace.Parent == caller)
            .Select(trace => (trace.GetTagItem("masterdata.version"), trace.GetTagItem("masterdata.source"))));
        Assert.All(traces.Where(trace => trace.GetTagItem("masterdata.source") is not "disk"), trace => Assert.Null(
            trace.Parent));
    }

    private static ActivityListener Listen(ConcurrentQueue<Activity> traces)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "MasterData.Client",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = trace =>
            {
                if (trace.GetTagItem("masterdata.catalog") is Catalog)
                {
                    traces.Enqueue(trace);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static async Task<Activity> TracedAsync(ConcurrentQueue<Activity> traces, string name, long version) =>
        (await Eventually.HoldsAsync(
            () =>
                Of(traces, name).FirstOrDefault(
                    trace => trace.GetTagItem("masterdata.version") is long at && at == version),
            trace => trace is not null,
            cancellationToken: Cancellation))!;

    private static IEnumerable<Activity> Of(ConcurrentQueue<Activity> traces, string name) =>
        traces.Where(trace => trace.OperationName == $"masterdata.copy.{name}");
}
