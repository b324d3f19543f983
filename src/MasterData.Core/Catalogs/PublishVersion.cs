namespace MasterData.Catalogs;

/// <summary>The one transaction that makes a version; versions are allocated only here.</summary>
public sealed class PublishVersion
{
    /// <summary>Locks the head of <paramref name="catalog"/>, asks <paramref name="plan"/>, publishes what it says.</summary>
    /// <returns>The entry that this server's memory now shows.</returns>
    /// <remarks>A plan that throws writes nothing.</remarks>
    public Task<CatalogEntry> ExecuteAsync(
        string catalog,
        Func<PublicationScope, CancellationToken, Task<Publication>> plan,
        CancellationToken cancellationToken) => throw new NotSupportedException("being written: core");
}
