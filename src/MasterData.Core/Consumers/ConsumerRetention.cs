namespace MasterData.Core.Consumers;

/// <summary>What the register of consumers forgets, so that no key can make it grow without end.</summary>
internal static class ConsumerRetention
{
    /// <summary>How many instances of a system are kept for a catalog: those seen last.</summary>
    public const int MostInstances = 2000;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The rows that go.</summary>
    public static IEnumerable<ConsumerRow> Outdated(IEnumerable<ConsumerRow> rows, DateTimeOffset now) => rows
        .GroupBy(row => (row.Catalog, row.System))
        .SelectMany(instances => instances
            .OrderByDescending(row => row.LastSeen)
            .Where((row, place) => place >= MostInstances || now - row.LastSeen > Kept));
}
