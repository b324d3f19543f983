using Grpc.AspNetCore.Server.Model;
using MasterData.Core.Following;
using MasterData.Core.Sync;
using Microsoft.Extensions.Options;

namespace MasterData.Server.Sync;

/// <summary>Registers the streams and maps their service.</summary>
internal static class WatchingRegistration
{
    /// <summary>Adds the streams, with the settings of the section <c>Sync</c>.</summary>
    public static IServiceCollection AddWatching(this IServiceCollection services)
    {
        services.AddOptions<SyncOptions>().BindConfiguration(SyncOptions.Section).ValidateOnStart();
        services.AddOptions<FollowingOptions>().Configure<IOptions<SyncOptions>>((following, sync) =>
            (following.Retention, following.CatchUp) = (sync.Value.Retention, sync.Value.CatchUp));
        return services
            .AddSync()
            .AddSingleton<IValidateOptions<SyncOptions>, SyncOptionsValidator>()
            .AddSingleton<ServerStop>()
            .AddSingleton<OpenStreams>()
            .AddSingleton<StreamRights>()
            .AddHostedService(services => services.GetRequiredService<StreamRights>())
            .AddSingleton<StepCache>()
            .AddSingleton<SnapshotAdmission>()
            .AddSingleton<ChangesPages>()
            .AddSingleton<IServiceMethodProvider<SyncService>, SyncMethods>();
    }

    /// <summary>Maps <c>masterdata.v1.SyncService</c>.</summary>
    public static GrpcServiceEndpointConventionBuilder MapWatching(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGrpcService<SyncService>();
}
