using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MasterData.Core.Requests;

/// <summary>Registers the memory of requests.</summary>
internal static class RequestRegistration
{
    /// <summary>Adds the writing that happens once for each request, and the places of costly readings.</summary>
    public static IServiceCollection AddRequests(this IServiceCollection services)
    {
        services.TryAddSingleton<WriteOnce>();
        services.TryAddSingleton<CostlyWork>();
        return services;
    }
}
