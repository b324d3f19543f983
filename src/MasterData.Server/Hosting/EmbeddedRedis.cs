using System.Net;
using Garnet;
using Garnet.common;
using Garnet.server;
using Garnet.server.Auth.Settings;
using MasterData.Core.Storage;

namespace MasterData.Server.Hosting;

/// <summary>
/// The cache inside the server, for those who run no Redis. It keeps nothing: the database is the truth.
/// </summary>
internal sealed class EmbeddedRedis : IDisposable
{
    private readonly GarnetServer _server;

    /// <summary>Starts it on a loopback port, for the users of a file of rules.</summary>
    /// <exception cref="StartRefusedException">Another program has the port.</exception>
    public EmbeddedRedis(int port, string rules)
    {
        try
        {
            _server = new GarnetServer(new GarnetServerOptions
            {
                EndPoints = [new IPEndPoint(IPAddress.Loopback, port)],
                AuthSettings = new AclAuthenticationPasswordSettings(rules),
                QuietMode = true,
                LogMemorySize = "128m",
                IndexMemorySize = "8m",
            });
            _server.Start();
        }
        catch (Exception exception) when (exception is GarnetException or System.Net.Sockets.SocketException)
        {
            throw StartErrors.RedisPortTaken(port);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _server.Dispose();
}
