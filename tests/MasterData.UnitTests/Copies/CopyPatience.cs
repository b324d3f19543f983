namespace MasterData.UnitTests.Copies;

/// <summary>How long a test waits for copies in memory, which need a few milliseconds.</summary>
internal static class CopyPatience
{
    /// <summary>What cancels the waits of the test that begins.</summary>
    public static CancellationTokenSource Begin()
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        return patience;
    }
}
