using System.Globalization;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Redis;

/// <summary>Three publishers and three readers on one Redis; scripts/soak.sh lets them go on for longer.</summary>
public abstract class CacheSoakTests(CacheServer server)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(int.Parse(
        Environment.GetEnvironmentVariable("MASTERDATA_SOAK_SECONDS") ?? "5", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Fault(15)]
    public async Task Publishers_ThreeWithThreeReaders_ShowNothingTornAndNothingOlder(bool flushes)
    {
        var soak = new Soak(server, flushes);

        await soak.RunAsync(Length, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper?.WriteLine($"{soak}");
        Assert.Equal((0, 0, 0, 0), (soak.Torn, soak.Denied, soak.Older, soak.HeadsBack));
        Assert.True(soak.Deltas > 0 && soak.Generations > 0 && soak.Reads > 0 && soak.Copies > 0, $"{soak}");
    }
}
