using System.Net;
using System.Net.Sockets;

namespace MasterData.Testing;

/// <summary>Picks TCP ports of the loopback address on which nothing listens.</summary>
public static class FreePort
{
    // Below the range from which the system takes the ports of outgoing connections, which would compete.
    private const int First = 20_000;
    private const int End = 32_000;
    private const int Attempts = 200;

    /// <summary>A port that was free a moment ago and that this process has not handed out before.</summary>
    public static int Next()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var port = Random.Shared.Next(First, End);
            if (IsFree(port) && HandedOut.TryAdd(port, 0))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"No free port found in {Attempts} attempts.");
    }

    private static System.Collections.Concurrent.ConcurrentDictionary<int, byte> HandedOut { get; } = [];

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
