using System.Diagnostics.Metrics;
using MasterData.Client.Copies;
using MasterData.Client.Hosting;
using MasterData.IntegrationTests.Access;
using MasterData.IntegrationTests.Redis;
using MasterData.IntegrationTests.Sync;
using MasterData.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MasterData.IntegrationTests.Copies;

/// <summary>Copies in a program with a host.</summary>
public sealed class HostedCopiesTests
{
    private const string Catalog = "admin-units";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Host_WithCopies_KeepsThemAndTellsTheirHealthAndVersion()
    {
        await using var server = await SyncHost.StartAsync();
        server.Authority.Create(Catalog, SyncSamples.Epoch, SyncSamples.Item("20656", "Nông Sơn"));
        using var host = Build(server.Address, Catalog);
        await host.StartAsync(Cancellation);
        var health = host.Services.GetRequiredService<HealthCheckService>();

        await Eventually.HoldsAsync(
            async token => (await health.CheckHealthAsync(token)).Status,
            status => status is HealthStatus.Healthy,
            cancellationToken: Cancellation);

        var copies = host.Services.GetRequiredService<CatalogCopies>();
        Assert.Equal("Xã Nông Sơn", copies[Catalog].On("20656", new(2026, 1, 1))?.Name);
        var next = server.Authority.Publish(Catalog, [SyncSamples.Item("20656", "Quế Trung")]);
        await copies[Catalog].WaitForVersionAsync(next.Head.Epoch, next.Head.Version, Cancellation);
        await Eventually.HoldsAsync(
            () => Measured("masterdata.copy.version", 2), version => version is 2, cancellationToken: Cancellation);
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Host_WithoutItsServer_IsUnhealthyWithNothingToReadButStarts()
    {
        using var host = Build("http://127.0.0.1:1", Catalog);
        await host.StartAsync(Cancellation);

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Contains("Initializing", report.Entries["masterdata"].Description, StringComparison.Ordinal);
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Host_WithOptionsThatMakeNoSense_DoesNotStart()
    {
        using var host = Build("http://127.0.0.1:1");

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancellation));

        Assert.Contains("Catalogs", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Host_WhoseRedisIsNowhere_DoesNotStart()
    {
        foreach (var wrong in new[] { "", ",password=x", "127.0.0.1:1,no=such" })
        {
            using var host = Build(
                "http://127.0.0.1:1", options => options.Redis = new() { Endpoints = wrong }, Catalog);

            var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancellation));

            Assert.Contains("Endpoints", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Host_ThatFollowsRedisOnly_IsDegraded()
    {
        await using var garnet = new GarnetCacheServer();
        await garnet.InitializeAsync();
        await using var rig = await RedisRig.StartAsync(garnet);
        using var host = Build("http://127.0.0.1:1", options => options.Redis = rig.Options().Redis, rig.Catalog);
        await host.StartAsync(Cancellation);
        await RedisRig.ReachesAsync(host.Services.GetRequiredService<CatalogCopies>()[rig.Catalog], CopyState.Stale);

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);

        Assert.Equal(HealthStatus.Degraded, report.Status);
        Assert.Contains(
            "Stale, version 1 from redis", report.Entries["masterdata"].Description, StringComparison.Ordinal);
        await host.StopAsync(Cancellation);
    }

    [Fact]
    public void Options_OfASectionOfTheConfiguration_HaveTheRedisOfIt()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["MasterData:Redis:Endpoints"] = "redis.example:6379",
            ["MasterData:Redis:User"] = "consumer",
            ["MasterData:Redis:Password"] = "secret",
        }).Build();
        var options = new MasterDataCopiesOptions();
        configuration.GetSection(MasterDataCopiesOptions.Section).Bind(options);

        Assert.Equal(
            ("redis.example:6379", "consumer", "secret"),
            (options.Redis?.Endpoints, options.Redis?.User, options.Redis?.Password));
    }

    [Fact]
    [Fault(25)]
    public async Task Host_WhoseFolderCannotBeWritten_ServesFromMemoryAndSaysSoUntilItCan()
    {
        await using var server = await SyncHost.StartAsync();
        server.Authority.Create(Catalog, SyncSamples.Epoch, SyncSamples.Item("20656", "Nông Sơn"));
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "copies");
        await File.WriteAllTextAsync(path, "in the way", Cancellation);
        using var host = Build(server.Address, options => options.Folder = path, Catalog);
        await host.StartAsync(Cancellation);
        var copy = host.Services.GetRequiredService<CatalogCopies>()[Catalog];

        await BecomesAsync(host, HealthStatus.Degraded, "not kept on disk");

        Assert.Equal(CopyState.Live, copy.State);
        Assert.NotEmpty(copy.Unsaved);
        Assert.Equal(1, Measured("masterdata.copy.unsaved", 1));
        var next = server.Authority.Publish(Catalog, [SyncSamples.Item("20656", "Quế Trung")]);
        await copy.WaitForVersionAsync(next.Head.Epoch, next.Head.Version, Cancellation);
        File.Delete(path);
        await BecomesAsync(host, HealthStatus.Healthy, "Live");
        Assert.Empty(copy.Unsaved);
        Assert.True(File.Exists(Path.Combine(path, $"{Catalog}.mdcopy")));
        await host.StopAsync(Cancellation);
    }

    private static Task<HealthReport> BecomesAsync(IHost host, HealthStatus status, string says) =>
        Eventually.HoldsAsync(
        token => host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(token),
        report => report.Status == status
            && report.Entries["masterdata"].Description!.Contains(says, StringComparison.Ordinal),
        cancellationToken: Cancellation);

    private static IHost Build(string address, params string[] catalogs) => Build(address, _ => { }, catalogs);

    private static IHost Build(string address, Action<MasterDataCopiesOptions> more, params string[] catalogs)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddLogging();
        builder.Services.AddMasterDataCopies(options =>
        {
            (options.Server, options.Key) = (new(address), "md_test");
            more(options);
            foreach (var catalog in catalogs)
            {
                options.Catalogs.Add(catalog);
            }
        });
        builder.Services.AddHealthChecks().AddMasterDataCopies();
        return builder.Build();
    }

    // Other tests of this process measure too; one of all must be it.
    private static double Measured(string instrument, double expected)
    {
        var found = 0d;
        using var listener = new MeterListener
        {
            InstrumentPublished = (published, listening) =>
            {
                if (published.Name == instrument)
                {
                    listening.EnableMeasurementEvents(published);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => found = value == expected ? expected : found);
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => found = value == expected ? expected : found);
        listener.Start();
        listener.RecordObservableInstruments();
        return found;
    }
}
