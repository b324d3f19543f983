using System.Net;
using System.Net.Sockets;

namespace MasterData.Server.Requests;

/// <summary>The address a call comes from, as far as it can be believed.</summary>
internal static class CallerAddress
{
    private const string Forwarded = "X-Forwarded-For";
    private const int PrefixBytes = 8;

    /// <summary>The group of addresses that one caller has: of IPv6 a whole /64, which costs nobody anything.</summary>
    public static IPAddress GroupOf(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily is not AddressFamily.InterNetworkV6)
        {
            return plain;
        }

        var bytes = plain.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return new(bytes);
    }

    /// <summary>The caller's: behind a known proxy the last one in its header that is no known proxy.</summary>
    public static IPAddress Of(HttpContext context, IReadOnlySet<IPAddress> proxies)
    {
        var remote = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (!proxies.Contains(remote))
        {
            return GroupOf(remote);
        }

        var named = context.Request.Headers[Forwarded].ToString().Split(',', StringSplitOptions.TrimEntries);
        for (var at = named.Length - 1; at >= 0; at--)
        {
            if (!IPAddress.TryParse(named[at], out var address))
            {
                break;
            }

            if (!proxies.Contains(address))
            {
                return GroupOf(address);
            }
        }

        return GroupOf(remote);
    }
}
