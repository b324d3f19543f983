using MasterData.Core.Requests;
using MasterData.Server.Hosting;

namespace MasterData.Server.Requests;

/// <summary>How many bytes of requests are in work, of each principal and of all.</summary>
internal sealed class BodyBudget(LimitSettings limits)
{
    private const long MiB = 1024 * 1024;
    private const int RetrySeconds = 2;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _byPrincipal = new(StringComparer.Ordinal);
    private long _all;

    /// <summary>How many bytes are in work.</summary>
    public long InWork
    {
        get
        {
            lock (_lock)
            {
                return _all;
            }
        }
    }

    /// <summary>Takes bytes, which are returned when the call is over.</summary>
    /// <exception cref="MasterData.Errors.MasterDataException">TOO_MANY_REQUESTS: too many are in work.</exception>
    public void Take(string principal, long bytes)
    {
        lock (_lock)
        {
            var own = _byPrincipal.GetValueOrDefault(principal) + bytes;
            if (own > limits.RequestMiBPerPrincipal * MiB)
            {
                throw RequestErrors.TooManyRequests("Limits:RequestMiBPerPrincipal", RetrySeconds);
            }

            if (_all + bytes > limits.RequestMiB * MiB)
            {
                throw RequestErrors.TooManyRequests("Limits:RequestMiB", RetrySeconds);
            }

            _byPrincipal[principal] = own;
            _all += bytes;
        }
    }

    /// <summary>Gives bytes back.</summary>
    public void Return(string principal, long bytes)
    {
        lock (_lock)
        {
            _all -= bytes;
            var left = _byPrincipal.GetValueOrDefault(principal) - bytes;
            if (left > 0)
            {
                _byPrincipal[principal] = left;
            }
            else
            {
                _byPrincipal.Remove(principal);
            }
        }
    }
}
