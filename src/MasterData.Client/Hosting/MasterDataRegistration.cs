using MasterData.Client.Copies;
using MasterData.Client.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

#pragma warning disable IDE0130 // Where programs look for what can be added to their services.
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Adds local copies of catalogs to a program.</summary>
public static class MasterDataRegistration
{
    /// <summary>
    /// Adds <see cref="CatalogCopies"/>, kept from the start to the end of the program. Options are validated at the
    /// start.
    /// </summary>
    public static IServiceCollection AddMasterDataCopies(
        this IServiceCollection services, Action<MasterDataCopiesOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<MasterDataCopiesOptions>, MasterDataCopiesValidator>();
        services.AddOptions<MasterDataCopiesOptions>().Configure(configure).ValidateOnStart();
        services.AddSingleton<HostedCopies>();
        services.AddSingleton(provider => provider.GetRequiredService<HostedCopies>().Copies);
        return services.AddHostedService<StartCopies>();
    }
}
