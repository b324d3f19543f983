using System.Globalization;
using Google.Protobuf;
using MasterData.Errors;

namespace MasterData.Server.Errors;

/// <summary>Refuses a gRPC call before gRPC handles it: an answer of headers only.</summary>
internal static class GrpcStatusResponse
{
    /// <summary>The header of the details.</summary>
    public const string Details = "grpc-status-details-bin";

    /// <summary>Writes the refusal in the caller's language.</summary>
    public static void Write(HttpContext context, MasterDataException exception)
    {
        var status = exception.ToStatus(context.Language);
        var response = context.Response;
        response.StatusCode = Microsoft.AspNetCore.Http.StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = status.Code.ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(status.Message);
        response.Headers[Details] = Convert.ToBase64String(status.ToByteArray());
    }
}
