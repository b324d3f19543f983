using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using MasterData.Core.Requests;

namespace MasterData.Server.Requests;

/// <summary>Holds each method to its size: gRPC knows one limit a service, the greatest of its methods.</summary>
internal sealed class SizeInterceptor : Interceptor
{
    /// <inheritdoc/>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var limit = RequestSizes.LimitOf(context.Method);
        return request is IMessage message && message.CalculateSize() > limit
            ? throw RequestErrors.TooLarge(limit)
            : continuation(request, context);
    }
}
