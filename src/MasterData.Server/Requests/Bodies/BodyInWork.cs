using MasterData.Server.Access;

namespace MasterData.Server.Requests;

/// <summary>The bytes that one call has in work; small requests are not counted.</summary>
internal sealed class BodyInWork(BodyBudget budget, HttpContext context) : IDisposable
{
    private const int OpenBytes = 8 * 1024;

    private readonly string _principal = (context.User.Identity as ActorIdentity)?.Caller.Id ?? "";
    private long _taken;

    /// <summary>Counts what a request costs that has not come yet; of those without a key an address has few.</summary>
    /// <exception cref="MasterData.Errors.MasterDataException">TOO_MANY_REQUESTS.</exception>
    public void Open()
    {
        if (_principal.Length > 0)
        {
            GrowTo(OpenBytes);
        }
    }

    /// <summary>Counts up to as many bytes as the call has in all.</summary>
    /// <exception cref="MasterData.Errors.MasterDataException">TOO_MANY_REQUESTS.</exception>
    public void GrowTo(long bytes)
    {
        if (bytes > RequestRules.OpenBytes && bytes > _taken)
        {
            budget.Take(_principal, bytes - _taken);
            _taken = bytes;
        }
    }

    /// <summary>
    /// The request has come: a small one no longer counts, nor that of a stream, which goes on for weeks.
    /// </summary>
    public void Settle(bool isStream)
    {
        if (isStream || _taken <= OpenBytes)
        {
            Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_taken > 0)
        {
            budget.Return(_principal, _taken);
            _taken = 0;
        }
    }
}
