using MasterData.Client.Copies;
using MasterData.Client.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace MasterData.UnitTests.Copies;

/// <summary>A program with a host whose copies follow an authority in memory.</summary>
public sealed class InMemoryHostTests : IDisposable
{
    private const string Catalog = "admin-units";

    private readonly CancellationTokenSource _patience = CopyPatience.Begin();

    private CancellationToken Cancellation => _patience.Token;

    public void Dispose() => _patience.Dispose();

    [Fact]
    public async Task Host_ThatUsesAnAuthorityInMemory_NeedsNoServerAndTellsItsHealth()
    {
        var authority = new InMemoryAuthority();
        authority.Publish(Catalog, draft => draft.Item("48", "Đà Nẵng"));
        using var host = Build(authority);
        await host.StartAsync(Cancellation);
        var copy = host.Services.GetRequiredService<CatalogCopies>()[Catalog];

        await copy.WaitForStateAsync(CopyState.Live, Cancellation);
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(host));
        Assert.NotNull(copy.Find("48"));

        authority.Condition = AuthorityCondition.WithoutDatabase;
        await copy.WaitForStateAsync(CopyState.Stale, Cancellation);
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(host));
        await host.StopAsync(Cancellation);
    }

    private async Task<HealthStatus> HealthAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation)).Status;

    private static IHost Build(InMemoryAuthority authority)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddLogging();
        builder.Services.AddMasterDataCopies(options => options.Catalogs.Add(Catalog));
        builder.Services.AddHealthChecks().AddMasterDataCopies();
        builder.Services.UseInMemoryAuthority(authority);
        return builder.Build();
    }
}
