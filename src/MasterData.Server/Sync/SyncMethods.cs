using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;

namespace MasterData.Server.Sync;

/// <summary>Binds <see cref="SyncService"/> by hand, so that encoded responses are sent as they are.</summary>
/// <remarks>Streams leave gRPC's writer alone and send by <see cref="MessageSender"/>.</remarks>
internal sealed class SyncMethods : IServiceMethodProvider<SyncService>
{
    /// <inheritdoc/>
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<SyncService> context)
    {
        context.AddServerStreamingMethod(
            Encoded("Watch", MethodType.ServerStreaming, V1.WatchRequest.Parser),
            [],
            (service, request, _, call) => service.Watch(request, call));
        context.AddServerStreamingMethod(
            Encoded("GetSnapshot", MethodType.ServerStreaming, V1.GetSnapshotRequest.Parser),
            [],
            (service, request, _, call) => service.GetSnapshot(request, call));
        context.AddServerStreamingMethod(
            Encoded("GetBuckets", MethodType.ServerStreaming, V1.GetBucketsRequest.Parser),
            [],
            (service, request, _, call) => service.GetBuckets(request, call));
        context.AddUnaryMethod(
            Encoded("GetChanges", MethodType.Unary, V1.GetChangesRequest.Parser),
            [],
            (service, request, call) => service.GetChanges(request, call));
        context.AddUnaryMethod(
            Unary("GetHead", V1.GetHeadRequest.Parser, V1.GetHeadResponse.Parser),
            [],
            (service, request, call) => service.GetHead(request, call));
    }

    private static Method<TRequest, TResponse> Unary<TRequest, TResponse>(
        string name, MessageParser<TRequest> requests, MessageParser<TResponse> responses)
        where TRequest : IMessage<TRequest>
        where TResponse : IMessage<TResponse> =>
        new(MethodType.Unary, V1.SyncService.Descriptor.FullName, name, Messages(requests), Messages(responses));

    private static Method<T, EncodedMessage> Encoded<T>(string name, MethodType type, MessageParser<T> parser)
        where T : IMessage<T> =>
        new(type, V1.SyncService.Descriptor.FullName, name, Messages(parser), EncodedMessage.Marshaller);

    private static Marshaller<T> Messages<T>(MessageParser<T> parser)
        where T : IMessage<T> => new(
            (message, context) =>
            {
                context.SetPayloadLength(message.CalculateSize());
                message.WriteTo(context.GetBufferWriter());
                context.Complete();
            },
            context => parser.ParseFrom(context.PayloadAsReadOnlySequence()));
}
