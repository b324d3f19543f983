using Grpc.AspNetCore.Server;
using MasterData.Core.Access;
using MasterData.Errors;
using MasterData.Server.Errors;

namespace MasterData.Server.Access;

/// <summary>Finds who calls, before a byte of the message is read.</summary>
internal sealed partial class Authentication(
    RequestDelegate next, AuthenticateKey authenticate, ILogger<Authentication> logger)
{
    private const string Scheme = "Bearer ";

    /// <summary>The middleware.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var method = context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>()?.Method.FullName;
        if (method is not null && MethodPolicies.Of(method) is MethodPolicy.Authenticated
            && await RefusalAsync(context) is { } refusal)
        {
            LogRefused(method, refusal.Reason);
            GrpcStatusResponse.Write(context, refusal);
            return;
        }

        await next(context);
    }

    private async ValueTask<MasterDataException?> RefusalAsync(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return AccessErrors.Unauthenticated();
        }

        try
        {
            var secret = header[Scheme.Length..].Trim();
            var actor = await authenticate.ExecuteAsync(secret, context.RequestAborted);
            context.Features.Set(actor);
            return actor is null ? AccessErrors.Unauthenticated() : null;
        }
        catch (Exception exception) when (exception.IsUnavailability)
        {
            return exception.ToUnavailable();
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Method} was refused: {Reason}")]
    private partial void LogRefused(string method, ErrorReason reason);
}
