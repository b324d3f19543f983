using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MasterData.Server.Hosting;

/// <summary>Where the server listens, and what it bears there.</summary>
internal static class Listening
{
    private const int HeaderBytes = 16 * 1024;
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

            // Streams are open for as long as a watcher lives, and a watcher sends nothing.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.Http2.KeepAlivePingDelay = PingDelay;
            kestrel.Limits.Http2.KeepAlivePingTimeout = PingTimeout;
            kestrel.Listen(settings.Address, settings.Grpc.Port, Speak(HttpProtocols.Http2, settings.Tls));
            kestrel.Listen(settings.Address, settings.Http.Port, Speak(HttpProtocols.Http1, settings.Tls));
        });
    }

    private static Action<ListenOptions> Speak(HttpProtocols protocols, TlsSettings tls) => listen =>
    {
        listen.Protocols = protocols;
        if (tls.IsOn)
        {
            listen.UseHttps(tls.Load());
        }
    };
}
