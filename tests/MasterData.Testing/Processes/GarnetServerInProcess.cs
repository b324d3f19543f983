using System.Net;
using Garnet;
using Garnet.server;

namespace MasterData.Testing;

/// <summary>A Garnet inside the test process, as the server embeds it, on a loopback port of its own.</summary>
public sealed class GarnetServerInProcess : IAsyncLifetime
{
    private GarnetServer? _server;

    /// <summary>Where it listens.</summary>
    public int Port { get; } = FreePort.Next();

    /// <summary>What StackExchange.Redis and the server's `Redis:Endpoints` take.</summary>
    public string Endpoint => $"127.0.0.1:{Port}";

    /// <inheritdoc/>
    public ValueTask InitializeAsync()
    {
        Start();
        return ValueTask.CompletedTask;
    }

    /// <summary>Starts it empty.</summary>
    public void Start()
    {
        _server = new GarnetServer(new GarnetServerOptions
        {
            EndPoints = [new IPEndPoint(IPAddress.Loopback, Port)],
            QuietMode = true,
            LogMemorySize = "128m",
            IndexMemorySize = "8m",
        });
        _server.Start();
    }

    /// <summary>Ends it and loses all it held.</summary>
    public void Stop()
    {
        _server?.Dispose();
        _server = null;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }
}
