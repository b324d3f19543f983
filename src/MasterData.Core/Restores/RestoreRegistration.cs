using Microsoft.Extensions.DependencyInjection;

namespace MasterData.Core.Restores;

/// <summary>Registers the notice of databases that were put back, and the way to go on after one.</summary>
internal static class RestoreRegistration
{
    /// <summary>Adds what stops publishing on evidence, and what begins new epochs.</summary>
    public static IServiceCollection AddRestores(this IServiceCollection services) => services
        .AddSingleton<SuspendCatalog>()
        .AddSingleton<ReaderClaims>()
        .AddSingleton<ResumeCatalog>()
        .AddSingleton<NoticeRestore>()
        .AddSingleton<KeepRightsEnded>()
        .AddSingleton<BeginEpochs>()
        .AddSingleton<RestoreDatabase>();
}
