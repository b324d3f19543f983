using MasterData.Testing;

namespace MasterData.IntegrationTests.Sync;

/// <summary>Waits for what must become true soon, as long as the test runs.</summary>
internal static class Until
{
    public static Task HoldsAsync(Func<bool> condition) =>
        Eventually.HoldsAsync(condition, cancellationToken: TestContext.Current.CancellationToken);
}
