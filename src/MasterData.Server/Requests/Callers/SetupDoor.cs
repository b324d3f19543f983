using MasterData.Core.Access;
using MasterData.Core.Storage;

namespace MasterData.Server.Requests;

/// <summary>Hides the method that trades the setup token while there is none.</summary>
internal sealed class SetupDoor(FindSetupToken find)
{
    private const string Method = "/masterdata.v1.AccessService/RedeemSetupToken";
    private const string Nothing = "/masterdata.v1.AccessService/-";

    /// <summary>The middleware, before routing: a method that nobody serves is answered by the same code.</summary>
    public Task InvokeAsync(HttpContext context, RequestDelegate next) =>
        string.Equals(context.Request.Path.Value, Method, StringComparison.OrdinalIgnoreCase)
            ? HideAsync(context, next)
            : next(context);

    private async Task HideAsync(HttpContext context, RequestDelegate next)
    {
        if (!await IsPendingAsync(context.RequestAborted))
        {
            context.Request.Path = Nothing;
        }

        await next(context);
    }

    private async Task<bool> IsPendingAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await find.ExecuteAsync(cancellationToken);
        }
        catch (Exception fault) when (DatabaseFaults.IsUnavailable(fault))
        {
            return true; // the method itself says that the database cannot be reached
        }
    }
}
