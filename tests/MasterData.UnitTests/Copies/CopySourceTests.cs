using MasterData.Client.Copies;

namespace MasterData.UnitTests.Copies;

public sealed class CopySourceTests
{
    // Dashboards, registers of consumers and older servers know these words.
    [Theory]
    [InlineData(CopySource.None, "")]
    [InlineData(CopySource.Server, "grpc")]
    [InlineData(CopySource.Redis, "redis")]
    [InlineData(CopySource.Disk, "disk")]
    [InlineData(CopySource.Program, "own")]
    public void Tag_OfASource_IsTheWordOfReportsAndMeters(CopySource source, string tag) =>
        Assert.Equal(tag, source.Tag);
}
