using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MasterData.Core.Requests;

/// <summary>Registers the memory of requests.</summary>
internal static class RequestRegistration
{
    /// <summary>Adds the writing that happens once for each request; every feature that writes asks for it.</summary>
    public static IServiceCollection AddRequests(this IServiceCollection services)
    {
        services.TryAddSingleton<WriteOnce>();
        return services;
    }
}
