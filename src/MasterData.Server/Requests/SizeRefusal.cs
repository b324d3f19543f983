using System.Globalization;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using MasterData.Core.Requests;
using MasterData.Server.Errors;

namespace MasterData.Server.Requests;

/// <summary>Gives the reason to a refusal that gRPC makes before any of our code: a message over the limit.</summary>
internal static class SizeRefusal
{
    private static readonly string Exhausted = ((int)StatusCode.ResourceExhausted).ToString(
        CultureInfo.InvariantCulture);

    /// <summary>The middleware.</summary>
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);

        if (!context.Response.HasStarted
            && context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is { } method
            && context.Response.Headers.TryGetValue("grpc-status", out var status) && status == Exhausted
            && !context.Response.Headers.ContainsKey(GrpcRefusal.Details))
        {
            await context.RefuseAsync(RequestErrors.TooLarge(RequestSizes.LimitOf(method.Method.FullName)));
        }
    }
}
