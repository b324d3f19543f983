using System.Net;
using MasterData.Server.Hosting;
using Microsoft.AspNetCore.Connections;

namespace MasterData.Server.Requests;

/// <summary>Lets no address open connections without bound.</summary>
internal sealed class ConnectionCaps(LimitSettings limits)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, int> _open = [];
    private readonly HashSet<IPAddress> _proxies = [.. limits.ProxyAddresses];

    /// <summary>The middleware of connections: one over the cap is closed before a byte of it is read.</summary>
    public ConnectionDelegate Limit(ConnectionDelegate next) => async connection =>
    {
        if ((connection.RemoteEndPoint as IPEndPoint)?.Address is not { } remote || _proxies.Contains(remote))
        {
            await next(connection);
            return;
        }

        var address = CallerAddress.GroupOf(remote);
        if (!TryEnter(address))
        {
            connection.Abort(new ConnectionAbortedException("The address has as many connections open as it may."));
            return;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            Leave(address);
        }
    };

    private bool TryEnter(IPAddress address)
    {
        lock (_lock)
        {
            var open = _open.GetValueOrDefault(address);
            if (open >= limits.ConnectionsPerAddress)
            {
                return false;
            }

            _open[address] = open + 1;
            return true;
        }
    }

    private void Leave(IPAddress address)
    {
        lock (_lock)
        {
            if (_open[address] is 1)
            {
                _open.Remove(address);
            }
            else
            {
                _open[address]--;
            }
        }
    }
}
