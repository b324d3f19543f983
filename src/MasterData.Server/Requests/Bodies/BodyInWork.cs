using MasterData.Server.Access;

namespace MasterData.Server.Requests;

/// <summary>The bytes that one call has in work; small requests are not counted.</summary>
internal sealed class BodyInWork(BodyBudget budget, HttpContext context) : IDisposable
{
    private readonly string _principal = (context.User.Identity as ActorIdentity)?.Caller.Id ?? "";
    private long _taken;

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

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_taken > 0)
        {
            budget.Return(_principal, _taken);
        }
    }
}
