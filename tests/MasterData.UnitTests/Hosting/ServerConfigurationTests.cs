using MasterData.Core.Storage;
using MasterData.Server.Hosting;
using Microsoft.Extensions.Configuration;

namespace MasterData.UnitTests.Hosting;

/// <summary>Settings that would open a door past those that are checked.</summary>
public sealed class ServerConfigurationTests
{
    [Theory]
    [InlineData("Kestrel:Endpoints:Other:Url")]
    [InlineData("kestrel:endpoints:other:url")]
    [InlineData("Kestrel:Limits:MaxConcurrentConnections")]
    public void Kestrel_InTheSettings_IsRefusedByName(string setting)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create(setting, (string?)"http://0.0.0.0:9999")]).Build();

        var refusal = Assert.Throws<StartRefusedException>(() => ServerConfiguration.Read(configuration));

        Assert.Contains("estrel:", refusal.Text.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a:1,password=s3cret", "a:1")]
    [InlineData("a:1,user=u,password=s3cret,ssl=true", "a:1")]
    [InlineData("10.0.0.1:7000", "10.0.0.1:7000")]
    public void Redis_AddressThatIsShown_HasNoSecret(string endpoint, string shown) =>
        Assert.Equal(shown, new RedisSettings { Endpoints = [endpoint] }.Address);
}
