using System.Net;
using System.Net.Sockets;

namespace MasterData.Server.Hosting;

/// <summary>
/// Finds a taken port before anything else is done, so that nobody waits for the seeds to learn of it.
/// </summary>
internal static class PortRules
{
    /// <summary>Refuses the first port that another program listens on.</summary>
    public static void Demand(ServerSettings settings)
    {
        if (IsTaken(settings.Address, settings.Grpc.Port))
        {
            throw StartErrors.PortTaken("Grpc:Port", settings.Grpc.Port);
        }

        if (IsTaken(settings.Address, settings.Http.Port))
        {
            throw StartErrors.PortTaken("Http:Port", settings.Http.Port);
        }

        if (settings.Redis.IsEmbedded && IsTaken(IPAddress.Loopback, settings.Redis.Port))
        {
            throw StartErrors.RedisPortTaken(settings.Redis.Port);
        }
    }

    private static bool IsTaken(IPAddress address, int port)
    {
        using var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
            return false;
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }
}
