using Grpc.Core;

namespace MasterData.Client.Testing;

/// <summary>Answers the calls of copies out of the memory of an authority.</summary>
internal sealed class InMemoryInvoker(InMemoryAuthority authority) : CallInvoker
{
    private static readonly Metadata None = [];

    /// <inheritdoc/>
    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken);
        var messages = request is V1.WatchRequest watch
            ? new InMemoryWatch(authority, watch).RunAsync(call.Token)
            : throw Unknown(method.Name);
        return new(
            new InMemoryStream<TResponse>(messages.GetAsyncEnumerator(call.Token), method.ResponseMarshaller),
            Task.FromResult(None),
            () => Status.DefaultSuccess,
            () => None,
            () => End(call));
    }

    /// <inheritdoc/>
    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => new(
            Answer<TResponse>(method.Name), Task.FromResult(None), () => Status.DefaultSuccess, () => None, () => { });

    /// <inheritdoc/>
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        Answer<TResponse>(method.Name).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw Unknown(method.Name);

    /// <inheritdoc/>
    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options) => throw Unknown(method.Name);

    private static RpcException Unknown(string method) => new(new(
        StatusCode.Unimplemented, $"An authority in memory only keeps copies; it does not answer {method}."));

    private static void End(CancellationTokenSource call)
    {
        call.Cancel();
        call.Dispose();
    }

    private Task<TResponse> Answer<TResponse>(string method) => typeof(TResponse) == typeof(V1.ReportStatusResponse)
        ? authority.Condition is AuthorityCondition.Down
            ? Task.FromException<TResponse>(InMemoryWatch.Unreachable())
            : Task.FromResult((TResponse)(object)new V1.ReportStatusResponse())
        : Task.FromException<TResponse>(Unknown(method));
}
