using MasterData.Core.Storage;
using MasterData.Server.Hosting;
using MasterData.UnitTests.Changesets;

namespace MasterData.UnitTests.Hosting;

public sealed class SettingsRulesTests
{
    private static readonly TlsSettings Tls = new() { CertificateFile = "server.pem" };

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.2")]
    [InlineData("::1")]
    [InlineData("localhost")]
    public void Start_OnLoopback_IsAllowed(string bind) =>
        SettingsRules.Demand(new() { Bind = bind, Demo = true });

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("10.1.2.3")]
    public void Start_BeyondLoopbackWithoutTls_IsRefused(string bind)
    {
        var refusal = Assert.Throws<StartRefusedException>(() => SettingsRules.Demand(new() { Bind = bind }));

        Assert.Contains("TLS", refusal.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_BeyondLoopbackWithTls_IsAllowed() =>
        SettingsRules.Demand(new() { Bind = "0.0.0.0", Tls = Tls });

    [Fact]
    public void Demo_BeyondLoopback_IsRefusedEvenWithTls()
    {
        var refusal = Assert.Throws<StartRefusedException>(
            () => SettingsRules.Demand(new() { Bind = "0.0.0.0", Demo = true, Tls = Tls }));

        Assert.Contains("--demo", refusal.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_Equal_AreRefused() => Assert.Throws<StartRefusedException>(
        () => SettingsRules.Demand(new() { Grpc = new() { Port = 5080 } }));

    [Fact]
    public void Limits_ThatAreNone_AreRefused()
    {
        var zero = Assert.Throws<StartRefusedException>(
            () => SettingsRules.Demand(new() { Limits = new() { CallsPerSecond = 0 } }));
        var proxy = Assert.Throws<StartRefusedException>(
            () => SettingsRules.Demand(new() { Limits = new() { Proxies = ["proxy.example"] } }));

        Assert.Contains("Limits:CallsPerSecond", zero.Text.En, StringComparison.Ordinal);
        Assert.Contains("Limits:Proxies", proxy.Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Postgres_WithoutConnection_IsRefused() => Assert.Throws<StartRefusedException>(
        () => SettingsRules.Demand(new() { Database = new() { Provider = "postgres" } }));
}
