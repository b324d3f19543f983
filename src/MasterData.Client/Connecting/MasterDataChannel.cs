using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace MasterData.Client.Connecting;

/// <summary>The way to one server, with the caller's key and language on every call.</summary>
/// <example><code>
/// using var channel = MasterDataChannel.Open(new("http://127.0.0.1:5081"), MasterDataCredentials.ApiKey(key));
/// var reads = new MasterDataReads(channel);
/// </code></example>
public sealed class MasterDataChannel : IDisposable
{
    // A changeset has at most 16 MiB; its answer carries the preview too.
    private const int MaxReceiveBytes = 64 * 1024 * 1024;

    // With .NET's 64 KiB a copy would write to its server for every sixth change of 1 KB, and a catalog would wait for
    // it; with 1 MiB a catalog that comes faster than it is read takes more buffers than their pool has.
    private const int WindowBytes = 256 * 1024;

    private static readonly TimeSpan LongestReconnectPause = TimeSpan.FromSeconds(1);

    private readonly GrpcChannel? _channel;

    private MasterDataChannel(Uri address, GrpcChannel? channel, CallInvoker invoker)
    {
        Address = address;
        _channel = channel;
        Invoker = invoker;
    }

    /// <summary>The address of the server's gRPC service.</summary>
    public Uri Address { get; }

    /// <summary>What clients of the services are made with.</summary>
    public CallInvoker Invoker { get; }

    /// <summary>Opens the way to <paramref name="address"/>; nothing is sent before the first call.</summary>
    /// <param name="address">The address of the gRPC service, <c>http</c> (h2c) or <c>https</c>.</param>
    /// <param name="credentials">Who calls.</param>
    /// <param name="language">The language of messages: <c>vi</c> or <c>en</c>.</param>
    /// <param name="allowInsecure">
    /// Whether a key may go over <c>http</c> to another machine, where everybody on the way can read it.
    /// </param>
    /// <exception cref="ArgumentException">A key would go unencrypted to another machine.</exception>
    public static MasterDataChannel Open(
        Uri address, MasterDataCredentials credentials, string language = "vi", bool allowInsecure = false)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(credentials);
        if (!allowInsecure && !credentials.IsNone && !IsPrivate(address))
        {
            throw new ArgumentException(
                $"{address} is not encrypted and not this machine: a key is sent over https only, unless "
                + "AllowInsecure.",
                nameof(address));
        }

        var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = Handler(address),
            DisposeHttpClient = true,
            MaxReceiveMessageSize = MaxReceiveBytes,

            // Left alone, the channel refuses calls for up to two minutes after a long outage, however often they are
            // tried.
            InitialReconnectBackoff = TimeSpan.FromMilliseconds(100),
            MaxReconnectBackoff = LongestReconnectPause,
        });
        return new(address, channel, channel.CreateCallInvoker().Intercept(metadata =>
        {
            metadata.Add("accept-language", language);
            if (credentials.Header is { } header)
            {
                metadata.Add("authorization", header);
            }

            return metadata;
        }));
    }

    /// <summary>Whether nobody else can read what is sent: it is encrypted, or stays on this machine.</summary>
    public static bool IsPrivate(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Scheme == Uri.UriSchemeHttps || address.IsLoopback;
    }

    /// <summary>A way of the program's own, such as one with a client certificate or through interceptors.</summary>
    /// <param name="address">What it leads to; only told, never opened.</param>
    /// <param name="invoker">What makes the calls, with whatever says who calls.</param>
    /// <remarks>Disposing the channel leaves <paramref name="invoker"/> and what is below it as they are.</remarks>
    public static MasterDataChannel Over(Uri address, CallInvoker invoker)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(invoker);
        return new(address, null, invoker);
    }

    /// <inheritdoc/>
    public void Dispose() => _channel?.Dispose();

    // Pings tell a server that is gone from one that has nothing to say. A proxy never leads to this machine itself.
    private static SocketsHttpHandler Handler(Uri address) => new()
    {
        ConnectTimeout = TimeSpan.FromSeconds(5),
        KeepAlivePingDelay = TimeSpan.FromSeconds(10),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        EnableMultipleHttp2Connections = true,
        InitialHttp2StreamWindowSize = WindowBytes,
        UseProxy = !address.IsLoopback,
    };
}
