using MasterData.Server.Requests;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MasterData.Server.Hosting;

/// <summary>Where the server listens, and what it bears there.</summary>
internal static class Listening
{
    private const int HeaderBytes = 16 * 1024;
    private const double BodyBytesPerSecond = 240;
    private static readonly TimeSpan BodyGrace = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(20);

    extension(IWebHostBuilder web)
    {
        /// <summary>Listens for gRPC on one port and for HTTP/1.1 on the other.</summary>
        public void ListenOn(ServerSettings settings) => web.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;

            // BodyReading gives each request its time, and reads it whole before a stream begins, whose caller then
            // sends nothing. This ends a connection with every call on it, so it is for what that does not reach.
            kestrel.Limits.MinRequestBodyDataRate = new(BodyBytesPerSecond, BodyGrace);
            kestrel.Limits.MaxConcurrentConnections = settings.Limits.Connections;
            kestrel.Limits.Http2.MaxStreamsPerConnection = settings.Limits.StreamsPerConnection;
            kestrel.Limits.Http2.KeepAlivePingDelay = PingDelay;
            kestrel.Limits.Http2.KeepAlivePingTimeout = PingTimeout;
            var caps = new ConnectionCaps(settings.Limits);
            kestrel.Listen(settings.Address, settings.Grpc.Port, Speak(HttpProtocols.Http2, settings.Tls, caps));
            kestrel.Listen(settings.Address, settings.Http.Port, Speak(HttpProtocols.Http1, settings.Tls, caps));
        });
    }

    private static Action<ListenOptions> Speak(
        HttpProtocols protocols, TlsSettings tls, ConnectionCaps caps) => listen =>
    {
        listen.Protocols = protocols;
        listen.Use(caps.Limit);
        if (tls.IsOn)
        {
            listen.UseHttps(tls.Load());
        }
    };
}
