using MasterData.Core.Requests;
using MasterData.Server.Access;
using MasterData.Server.Errors;

namespace MasterData.Server.Requests;

/// <summary>Refuses callers that ask for more in a second than any honest one does.</summary>
internal sealed class CallAdmission(Callers callers)
{
    private const int RetrySeconds = 1;

    /// <summary>The middleware, after the caller is known.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.User.Identity is not ActorIdentity identity)
        {
            return StrangerAsync(context, next);
        }

        return (identity.Calls ??= callers.Of(identity.Caller.Id)).TryTake()
            ? next(context)
            : context.RefuseAsync(RequestErrors.TooManyRequests("Limits:CallsPerSecond", RetrySeconds));
    }

    private async Task StrangerAsync(HttpContext context, RequestDelegate next)
    {
        var stranger = callers.StrangerOf(context);
        if (!stranger.Calls.TryTake())
        {
            await context.RefuseAsync(
                RequestErrors.TooManyRequests("Limits:CallsPerSecondWithoutKey", RetrySeconds));
            return;
        }

        if (!stranger.TryOpen())
        {
            await context.RefuseAsync(RequestErrors.TooManyRequests("Limits:OpenCallsWithoutKey", RetrySeconds));
            return;
        }

        try
        {
            await next(context);
        }
        finally
        {
            stranger.Close();
        }
    }
}
