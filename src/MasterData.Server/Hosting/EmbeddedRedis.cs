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
    private const int MaxConnections = 1_000;

    private readonly GarnetServer _server;

    /// <summary>Starts it on a loopback port.</summary>
    /// <param name="port">The port.</param>
    /// <param name="dataFolder">Where the file of its users is kept.</param>
    /// <param name="writer">The password of the one user that may write.</param>
    /// <exception cref="StartRefusedException">Another program has the port.</exception>
    public EmbeddedRedis(int port, string dataFolder, string writer)
    {
        try
        {
            var users = Path.Combine(dataFolder, "cache.acl");
            EmbeddedRedisUsers.Write(users, writer);
            _server = new GarnetServer(new GarnetServerOptions
            {
                EndPoints = [new IPEndPoint(IPAddress.Loopback, port)],
                QuietMode = true,
                AuthSettings = new AclAuthenticationPasswordSettings(users, null),
                NetworkConnectionLimit = MaxConnections,
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
