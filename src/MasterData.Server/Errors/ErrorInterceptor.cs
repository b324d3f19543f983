using Grpc.Core;
using Grpc.Core.Interceptors;
using MasterData.Core.Storage;
using MasterData.Errors;

namespace MasterData.Server.Errors;

/// <summary>Turns every exception of a call into the status that the protos promise.</summary>
internal sealed partial class ErrorInterceptor(ILogger<ErrorInterceptor> logger) : Interceptor
{
    /// <inheritdoc/>
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Translate(exception, context);
        }
    }

    /// <inheritdoc/>
    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Translate(exception, context);
        }
    }

    private RpcException Translate(Exception exception, ServerCallContext context)
    {
        switch (exception)
        {
            case MasterDataException refusal:
                return Refuse(refusal, context);
            case var _ when context.CancellationToken.IsCancellationRequested:
                return new(new(StatusCode.Cancelled, "The caller ended the call."));
            case OperationCanceledException:
                return new(new(StatusCode.Unavailable, "The server is stopping. Connect again."));
            case var fault when DatabaseFaults.IsUnavailable(fault):
                return Refuse(DatabaseFaults.Refusal(fault), context);
            default:
                ErrorMetrics.Failed(context.Method);
                LogFailed(exception, context.Method);
                return new(new(StatusCode.Internal, "The server failed. Its log says why."));
        }
    }

    private RpcException Refuse(MasterDataException refusal, ServerCallContext context)
    {
        ErrorMetrics.Refused(context.Method, refusal.Reason);
        Log(refusal, context.Method);
        return refusal.ToStatus(context.Language).ToRpcException();
    }

    private void Log(MasterDataException refusal, string method)
    {
        switch (refusal.InnerException)
        {
            case null:
                LogRefused(method, refusal.Reason, refusal.Message);
                break;
            case var fault when DatabaseFaults.IsDiskFull(fault):
                LogDiskFull(fault, method);
                break;
            case var fault:
                LogUnavailable(fault, method);
                break;
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Method} was refused: {Reason}. {Message}")]
    private partial void LogRefused(string method, ErrorReason reason, string message);

    [LoggerMessage(LogLevel.Warning, "{Method} could not use the database")]
    private partial void LogUnavailable(Exception exception, string method);

    [LoggerMessage(LogLevel.Error, "{Method} could not write: the disk is full")]
    private partial void LogDiskFull(Exception exception, string method);

    [LoggerMessage(LogLevel.Error, "{Method} failed")]
    private partial void LogFailed(Exception exception, string method);
}
