using MasterData.Client.Copies;
using MasterData.Client.Hosting;
using MasterData.Client.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

#pragma warning disable IDE0130 // Where programs look for what can be added to their services.
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Lets a program with a host read from an authority in memory.</summary>
public static class InMemoryRegistration
{
    /// <summary>
    /// Has the copies that <c>AddMasterDataCopies</c> added, before this, follow <paramref name="authority"/>. Of the
    /// options only the catalogs are heeded; server and key may be missing.
    /// </summary>
    public static IServiceCollection UseInMemoryAuthority(this IServiceCollection services, InMemoryAuthority authority)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(authority);
        services.PostConfigure<MasterDataCopiesOptions>(options =>
            (options.Server, options.Key) = (authority.Channel.Address, "in-memory"));
        return services.AddSingleton(provider => CatalogCopies.Start(
            authority.Channel,
            new() { Catalogs = [.. provider.GetRequiredService<IOptions<MasterDataCopiesOptions>>().Value.Catalogs] },
            authority.Time,
            provider.GetService<ILogger<CatalogCopies>>()));
    }
}
