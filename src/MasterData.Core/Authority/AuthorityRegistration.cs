using Microsoft.Extensions.DependencyInjection;

namespace MasterData.Core.Authority;

/// <summary>Registers the identity of the authority.</summary>
internal static class AuthorityRegistration
{
    /// <summary>Adds its id and its signature.</summary>
    public static IServiceCollection AddAuthority(this IServiceCollection services) => services
        .AddSingleton<AuthorityIdentity>()
        .AddSingleton<LoadAuthority>();
}
