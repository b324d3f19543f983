using Microsoft.Extensions.DependencyInjection;

namespace MasterData.Core.Sync;

/// <summary>Registers what keeps copies equal to the authority.</summary>
internal static class SyncRegistration
{
    /// <summary>Adds the judgement of cursors.</summary>
    public static IServiceCollection AddSync(this IServiceCollection services) => services
        .AddSingleton<AwaitCursors>()
        .AddSingleton<GetHead>()
        .AddSingleton<GetChanges>();
}
