using Microsoft.Extensions.DependencyInjection;

namespace MasterData.Core.Redis;

/// <summary>Registers the publication to Redis.</summary>
internal static class CacheRegistration
{
    /// <summary>
    /// Adds the connection that <see cref="CacheOptions"/> names and the loop that keeps Redis up to date.
    /// </summary>
    public static IServiceCollection AddCache(this IServiceCollection services) => services
        .AddSingleton<CacheConnection>()
        .AddSingleton<HeadSeal>()
        .AddSingleton<CacheHealth>()
        .AddHostedService<ReconcileCache>();
}
