using Microsoft.Extensions.DependencyInjection;

namespace MasterData.Cache;

/// <summary>Registers the publication to Redis.</summary>
public static class CacheRegistration
{
    /// <summary>Adds the connection that <see cref="CacheOptions"/> names and the loop that keeps Redis up to date.</summary>
    public static IServiceCollection AddCache(this IServiceCollection services) => services
        .AddSingleton<CacheConnection>()
        .AddSingleton<CacheHealth>()
        .AddSingleton<NoticeRestore>()
        .AddHostedService<ReconcileCache>();
}
