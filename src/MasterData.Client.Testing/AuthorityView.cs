using System.Collections.Immutable;
using Grpc.Core;

namespace MasterData.Client.Testing;

/// <summary>An authority in memory at one moment.</summary>
/// <param name="Condition">How it behaves.</param>
/// <param name="Catalogs">What it has published.</param>
/// <param name="Changed">Ends when either is another.</param>
internal sealed record AuthorityView(
    AuthorityCondition Condition, ImmutableDictionary<string, PublishedCatalog> Catalogs, Task Changed)
{
    /// <summary>What was published of a catalog.</summary>
    /// <exception cref="RpcException">Nothing was: NOT_FOUND, as a server says it.</exception>
    public PublishedCatalog Get(string catalog) => Catalogs.GetValueOrDefault(catalog)
        ?? throw new RpcException(new(StatusCode.NotFound, $"{catalog} was never published."));
}
