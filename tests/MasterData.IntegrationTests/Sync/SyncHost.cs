using System.Collections.Concurrent;
using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Net.Client;
using MasterData.Core.Access;
using MasterData.Core.Consumers;
using MasterData.Core.Following;
using MasterData.Core.Restores;
using MasterData.Core.Storage;
using MasterData.IntegrationTests.Redis;
using MasterData.IntegrationTests.Storage;
using MasterData.Server.Access;
using MasterData.Server.Consumers;
using MasterData.Server.Errors;
using MasterData.Server.Sync;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Sync;

/// <summary>The real streams on a real socket over a memory that the test fills by hand; no database.</summary>
internal sealed class SyncHost : IAsyncDisposable
{
    /// <summary>The header that says which catalogs the caller may read; absent: all.</summary>
    public const string GrantHeader = "test-grant";

    // Whoever asks the database finds that it cannot be reached.
    private static readonly string NoDatabase = Path.Combine(AppContext.BaseDirectory, "no-database");

    private readonly WebApplication _app;
    private readonly GrpcChannel _channel;
    private readonly ConcurrentQueue<string> _requests;

    private SyncHost(WebApplication app, SyncAuthority authority, ConcurrentQueue<string> requests)
    {
        _app = app;
        _requests = requests;
        Authority = authority;
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _channel = GrpcChannel.ForAddress(Address);
    }

    public string Address { get; }

    public SyncAuthority Authority { get; }

    /// <summary>What the server has logged.</summary>
    public required LogLines Logs { get; init; }

    public CallInvoker Server => _channel.CreateCallInvoker();

    public V1.SyncService.SyncServiceClient Client => new(Server);

    public V1.ConsumerService.ConsumerServiceClient Consumers => new(Server);

    public CatalogMemory Memory => _app.Services.GetRequiredService<CatalogMemory>();

    public StepCache Steps => _app.Services.GetRequiredService<StepCache>();

    public ServerStop Stop => _app.Services.GetRequiredService<ServerStop>();

    public OpenStreams Streams => _app.Services.GetRequiredService<OpenStreams>();

    /// <summary>The request that came in last.</summary>
    public HttpContext? LastRequest { get; private set; }

    /// <summary>The gRPC methods that are mapped.</summary>
    public IEnumerable<string> Methods => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName)
        .OfType<string>();

    /// <summary>How many requests have come in.</summary>
    public int Requests => _requests.Count;

    /// <summary>How many streams were begun.</summary>
    public int Watches => _requests.Count(path => path.EndsWith("/Watch", StringComparison.Ordinal));

    public static async Task<SyncHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        var logs = new LogLines();
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create($"Sync:{setting.Key}", (string?)setting.Value)));
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<ErrorInterceptor>());
        var memory = new CatalogMemory();
        var authority = new SyncAuthority(memory);
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(memory)
            .AddSingleton(Authorities.Ours)
            .AddWatching()
            .AddSingleton<MasterDataContextFactory>()
            .AddSingleton<CheckKeys>()
            .Configure<StorageOptions>(storage => storage.DataFolder = NoDatabase)
            .AddSingleton<ReportStatus>()
            .AddSingleton<ListConsumers>()
            .AddSingleton<AwaitMemory>()
            .AddSingleton<ReaderClaims>();
        var requests = new ConcurrentQueue<string>();
        var app = builder.Build();
        SyncHost? host = null;
        app.Use((http, next) =>
        {
            requests.Enqueue(http.Request.Path);
            host?.LastRequest = http;
            var granted = http.Request.Headers[GrantHeader];
            var catalogs = granted.Count is 0 ? [Grant.Everywhere] : granted.ToArray();
            http.User = ActorIdentity.PrincipalOf(
                new("test", [.. catalogs.Select(catalog => new Grant(Role.Consumer, catalog!))]), "test");
            return next(http);
        });
        app.MapWatching();
        app.MapGrpcService<ConsumerService>();
        await app.StartAsync();
        return host = new(app, authority, requests) { Logs = logs };
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.DisposeAsync();
    }
}
