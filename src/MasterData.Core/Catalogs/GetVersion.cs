namespace MasterData.Catalogs;

/// <summary>Gets one version with the keys it changed.</summary>
public sealed class GetVersion
{
    /// <summary>The version; beyond the head: VERSION_NOT_PUBLISHED.</summary>
    public Task<PublishedVersion> ExecuteAsync(string catalog, long version, CancellationToken cancellationToken) =>
        throw new NotSupportedException("being written: core");
}
