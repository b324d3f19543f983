using System.Net;
using System.Net.Sockets;

namespace MasterData.Server.Hosting;

/// <summary>What an operator can set, in appsettings.json, the environment or on the command line.</summary>
internal sealed record ServerSettings
{
    /// <summary>The folder of everything the server keeps.</summary>
    public string Data { get; init; } = "";

    /// <summary>Whether demo keys are made.</summary>
    public bool Demo { get; init; }

    /// <summary>The address to listen on.</summary>
    public string Bind { get; init; } = "127.0.0.1";

    /// <summary>Where gRPC is served.</summary>
    public PortSettings Grpc { get; init; } = new() { Port = 5081 };

    /// <summary>Where HTTP/1.1 is served.</summary>
    public PortSettings Http { get; init; } = new() { Port = 5080 };

    /// <summary>The cache that is written.</summary>
    public RedisSettings Redis { get; init; } = new();

    /// <summary>Where the data is.</summary>
    public DatabaseSettings Database { get; init; } = new();

    /// <summary>What an empty database is filled with.</summary>
    public SeedSettings Seed { get; init; } = new();

    /// <summary>The certificate, for any address that is not loopback.</summary>
    public TlsSettings Tls { get; init; } = new();

    /// <summary>What the server bears of its callers.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>The address to listen on.</summary>
    public IPAddress Address => Bind is "localhost" ? IPAddress.Loopback : IPAddress.Parse(Bind);

    /// <summary>The folder of the data, or the user's own if none is set.</summary>
    public string DataFolder => Path.GetFullPath(Data is "" ? DefaultDataFolder : Data);

    /// <summary>The address of the gRPC service.</summary>
    public string GrpcAddress => $"{Scheme}://{Host}:{Grpc.Port}";

    /// <summary>The address of the HTTP service.</summary>
    public string HttpAddress => $"{Scheme}://{Host}:{Http.Port}";

    private string Scheme => Tls.IsOn ? "https" : "http";

    private string Host => Address.AddressFamily is AddressFamily.InterNetworkV6 ? $"[{Address}]" : $"{Address}";

    // A demo has a folder of its own, so that trying it out never puts demo keys into real data.
    private string DefaultDataFolder
    {
        get
        {
            var folder = Environment.GetFolderPath(
                Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return Path.Combine(folder is "" ? "data" : folder, Demo ? "masterdata-demo" : "masterdata");
        }
    }
}
