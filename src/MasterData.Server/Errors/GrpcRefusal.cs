using System.Globalization;
using Google.Protobuf;
using MasterData.Errors;

namespace MasterData.Server.Errors;

/// <summary>
/// A refusal as gRPC has it: HTTP status 200, and the status of the call in an answer of headers only.
/// </summary>
internal sealed class GrpcRefusal : IRefusalWriter
{
    /// <summary>The header of the details.</summary>
    public const string Details = "grpc-status-details-bin";

    /// <inheritdoc/>
    public Task WriteAsync(HttpContext context, MasterDataException refusal)
    {
        var status = refusal.ToStatus(context.Language);
        var response = context.Response;
        response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = status.Code.ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(status.Message);
        response.Headers[Details] = Convert.ToBase64String(status.ToByteArray());
        return Task.CompletedTask;
    }
}
