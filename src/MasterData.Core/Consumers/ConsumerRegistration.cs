using Microsoft.Extensions.DependencyInjection;

namespace MasterData.Core.Consumers;

/// <summary>Registers the register of consumers.</summary>
internal static class ConsumerRegistration
{
    /// <summary>Adds reporting and listing.</summary>
    public static IServiceCollection AddConsumers(this IServiceCollection services) => services
        .AddSingleton<ReportStatus>()
        .AddSingleton<ListConsumers>()
        .AddHostedService(provider => provider.GetRequiredService<ReportStatus>());
}
