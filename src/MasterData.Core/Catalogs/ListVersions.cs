namespace MasterData.Catalogs;

/// <summary>Lists what was published, newest first.</summary>
public sealed class ListVersions
{
    /// <summary>At most <paramref name="count"/> versions, the first one before <paramref name="before"/> (null: the head).</summary>
    public Task<IReadOnlyList<VersionRow>> ExecuteAsync(
        string catalog, long? before, int count, CancellationToken cancellationToken) =>
        throw new NotSupportedException("being written: core");
}
