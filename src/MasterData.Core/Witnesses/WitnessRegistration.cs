using Microsoft.Extensions.DependencyInjection;

namespace MasterData.Core.Witnesses;

/// <summary>Registers the witness.</summary>
internal static class WitnessRegistration
{
    /// <summary>Adds the loop that writes the witness.</summary>
    public static IServiceCollection AddWitness(this IServiceCollection services) => services
        .AddSingleton<KeepWitness>()
        .AddHostedService(provider => provider.GetRequiredService<KeepWitness>());
}
