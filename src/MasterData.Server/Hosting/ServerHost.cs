using MasterData.Core.Access;
using MasterData.Core.Catalogs;
using MasterData.Core.Changesets;
using MasterData.Core.Consumers;
using MasterData.Core.Items;
using MasterData.Core.Redis;
using MasterData.Core.Storage;
using MasterData.Server.Access;
using MasterData.Server.Catalogs;
using MasterData.Server.Changesets;
using MasterData.Server.Consumers;
using MasterData.Server.Errors;
using MasterData.Server.Findings;
using MasterData.Server.Items;
using MasterData.Server.Requests;
using MasterData.Server.Sync;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Console;

namespace MasterData.Server.Hosting;

/// <summary>Puts the server together.</summary>
internal static class ServerHost
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(4);

    /// <summary>A server that is not started yet.</summary>
    /// <exception cref="StartRefusedException">The settings do not allow a start.</exception>
    public static WebApplication Build(IReadOnlyList<string> arguments)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. arguments],
            ContentRootPath = AppContext.BaseDirectory,
        });
        var settings = ServerConfiguration.Read(builder.Configuration);
        builder.Logging.AddPlainConsole();
        builder.WebHost.ListenOn(settings);
        builder.Services.AddMasterDataServer(settings);

        var app = builder.Build();
        app.Use(app.Services.GetRequiredService<SetupDoor>().InvokeAsync);
        app.UseRouting();
        app.UseAuthentication();
        app.Use(app.Services.GetRequiredService<CallAdmission>().InvokeAsync);
        app.UseAuthorization();
        app.Use(app.Services.GetRequiredService<BodyReading>().InvokeAsync);
        app.MapMasterData();
        return app;
    }

    extension(IServiceCollection services)
    {
        private IServiceCollection AddMasterDataServer(ServerSettings settings)
        {
            services.TryAddSingleton(TimeProvider.System);
            services.AddSingleton(settings).AddSingleton<ServerStart>();
            services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
            services.Configure<StorageOptions>(options =>
            {
                options.DataFolder = settings.DataFolder;
                options.Postgres = settings.Database.Provider is "postgres" ? settings.Database.ConnectionString : "";
            });
            var users = new EmbeddedUsers();
            services.AddSingleton(users).Configure<CacheOptions>(options => settings.Redis.Fill(options, users));

            services.AddRequestLimits(settings.Limits).AddRpc().AddHealth().AddAccessPolicies();
            return services.AddStorage().AddCatalogs().AddItems().AddChangesets().AddAccess().AddCache().AddConsumers()
                .AddWatching();
        }

        private IServiceCollection AddRequestLimits(LimitSettings limits) => services
            .AddSingleton(limits)
            .AddSingleton<Callers>()
            .AddSingleton<SetupDoor>()
            .AddSingleton<CallAdmission>()
            .AddSingleton<BodyBudget>()
            .AddSingleton<BodyReading>();

        private IServiceCollection AddRpc()
        {
            services.AddGrpc(options =>
            {
                options.MaxReceiveMessageSize = RequestRules.MaxBytes;
                options.EnableDetailedErrors = false;
                options.Interceptors.Add<ErrorInterceptor>();
            });

            // Without these, each call would make its own.
            return services
                .AddSingleton<ErrorInterceptor>()
                .AddSingleton<AccessService>()
                .AddSingleton<CatalogService>()
                .AddSingleton<ChangesetService>()
                .AddSingleton<ConsumerService>()
                .AddSingleton<FindingService>()
                .AddSingleton<ItemService>();
        }
    }

    extension(IEndpointRouteBuilder endpoints)
    {
        private void MapMasterData()
        {
            endpoints.MapGrpcService<AccessService>().WithMethodPolicies();
            endpoints.MapGrpcService<CatalogService>().WithMethodPolicies();
            endpoints.MapGrpcService<ChangesetService>().WithMethodPolicies();
            endpoints.MapGrpcService<ConsumerService>().WithMethodPolicies();
            endpoints.MapGrpcService<FindingService>().WithMethodPolicies();
            endpoints.MapGrpcService<ItemService>().WithMethodPolicies();
            endpoints.MapWatching().WithMethodPolicies();
            endpoints.MapHealth();
        }
    }

    extension(ILoggingBuilder logging)
    {
        private void AddPlainConsole()
        {
            logging.ClearProviders();
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.ColorBehavior = LoggerColorBehavior.Disabled;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffK ";
                console.UseUtcTimestamp = true;
            });

            // Each call would get an activity and a scope that nothing here reads; Kestrel logs what fails.
            logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Grpc", LogLevel.Warning)
                .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
                .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None)
                .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error);
        }
    }
}
