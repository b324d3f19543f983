namespace MasterData.Catalogs;

/// <summary>Fixes what a question is about: which knowledge, which day.</summary>
public sealed class ReadPoints
{
    /// <summary>The point of a question; no day: today in the catalog's zone; no knowledge: the latest.</summary>
    public Task<ReadPoint> ResolveAsync(
        string catalog, DateOnly? effectiveOn, KnownAt? knownAt, CancellationToken cancellationToken) =>
        throw new NotSupportedException("being written: core");
}
