using MasterData.Errors;

namespace MasterData.Server.Errors;

/// <summary>Refuses requests in the protocol in which they are made.</summary>
/// <remarks>
/// The request decides: one method may have an endpoint of gRPC and one of HTTP, with the same metadata.
/// </remarks>
internal static class Refusals
{
    private const string GrpcType = "application/grpc";

    private static readonly GrpcRefusal Grpc = new();
    private static readonly HttpRefusal Http = new();

    extension(HttpContext context)
    {
        /// <summary>Writes the refusal as the whole response.</summary>
        public Task RefuseAsync(MasterDataException refusal) => WriterOf(context.Request).WriteAsync(context, refusal);
    }

    private static IRefusalWriter WriterOf(HttpRequest request) =>
        request.ContentType?.StartsWith(GrpcType, StringComparison.OrdinalIgnoreCase) is true ? Grpc : Http;
}
