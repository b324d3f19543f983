using System.Net;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MasterData.IntegrationTests.Copies;

/// <summary>A relay before a server that may answer a message of <c>Watch</c> by none, one, or many.</summary>
internal sealed class RelayedStream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly GrpcChannel _channel;

    private RelayedStream(WebApplication app, GrpcChannel channel)
    {
        (_app, _channel) = (app, channel);
        Address = new(
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public Uri Address { get; }

    /// <summary>Relays to a server, by a rule for the messages of each stream.</summary>
    public static async Task<RelayedStream> StartAsync(
        string server, Func<V1.WatchResponse, IEnumerable<V1.WatchResponse>> relay)
    {
        var channel = GrpcChannel.ForAddress(server);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new Service(new(channel), relay));
        builder.Services.AddSingleton(new Consumers(new(channel)));
        var app = builder.Build();
        app.MapGrpcService<Service>();
        app.MapGrpcService<Consumers>();
        await app.StartAsync();
        return new(app, channel);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class Service(
        V1.SyncService.SyncServiceClient server, Func<V1.WatchResponse, IEnumerable<V1.WatchResponse>> relay)
        : V1.SyncService.SyncServiceBase
    {
        public override async Task Watch(
            V1.WatchRequest request, IServerStreamWriter<V1.WatchResponse> responseStream, ServerCallContext context)
        {
            using var call = server.Watch(request, cancellationToken: context.CancellationToken);
            await foreach (var message in call.ResponseStream.ReadAllAsync(context.CancellationToken))
            {
                foreach (var relayed in relay(message))
                {
                    await responseStream.WriteAsync(relayed, context.CancellationToken);
                }
            }
        }

        public override async Task GetBuckets(
            V1.GetBucketsRequest request,
            IServerStreamWriter<V1.GetBucketsResponse> responseStream,
            ServerCallContext context)
        {
            using var call = server.GetBuckets(request, cancellationToken: context.CancellationToken);
            await foreach (var message in call.ResponseStream.ReadAllAsync(context.CancellationToken))
            {
                await responseStream.WriteAsync(message, context.CancellationToken);
            }
        }
    }

    private sealed class Consumers(V1.ConsumerService.ConsumerServiceClient server)
        : V1.ConsumerService.ConsumerServiceBase
    {
        public override async Task<V1.ReportStatusResponse> ReportStatus(
            V1.ReportStatusRequest request, ServerCallContext context) =>
            await server.ReportStatusAsync(request, cancellationToken: context.CancellationToken);
    }
}
