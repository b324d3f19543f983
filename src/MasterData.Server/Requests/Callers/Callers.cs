using System.Collections.Concurrent;
using System.Net;
using MasterData.Server.Hosting;

namespace MasterData.Server.Requests;

/// <summary>How much each principal and each address asks for.</summary>
internal sealed class Callers(LimitSettings limits, TimeProvider time)
{
    private const int MaxStrangers = 20_000;

    private readonly ConcurrentDictionary<string, CallRate> _principals = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<IPAddress, Stranger> _strangers = [];
    private readonly HashSet<IPAddress> _proxies = [.. limits.ProxyAddresses];
    private readonly Stranger _crowd = new(limits.CallsPerSecondWithoutKey, limits.OpenCallsWithoutKey, time);

    /// <summary>The calls of a principal.</summary>
    public CallRate Of(string principal) => _principals.GetOrAdd(principal, _ => new(limits.CallsPerSecond, time));

    /// <summary>The address that a call without a valid key comes from.</summary>
    public Stranger StrangerOf(HttpContext context)
    {
        var address = CallerAddress.Of(context, _proxies);
        if (_strangers.TryGetValue(address, out var known))
        {
            return known;
        }

        if (_strangers.Count >= MaxStrangers)
        {
            Forget();
        }

        // More addresses than are remembered share what one may do.
        return _strangers.Count >= MaxStrangers
            ? _crowd
            : _strangers.GetOrAdd(
                address, _ => new(limits.CallsPerSecondWithoutKey, limits.OpenCallsWithoutKey, time));
    }

    private void Forget()
    {
        var second = time.GetTimestamp() / time.TimestampFrequency;
        foreach (var stranger in _strangers.Where(stranger => stranger.Value.IsIdle(second)))
        {
            _strangers.TryRemove(stranger);
        }
    }
}
