using Grpc.Core;
using Grpc.Core.Interceptors;
using MasterData.Errors;

namespace MasterData.Server.Errors;

/// <summary>Turns every exception of a call into the status that the protos promise.</summary>
internal sealed partial class ErrorInterceptor(ILogger<ErrorInterceptor> logger) : Interceptor
{
    /// <inheritdoc/>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(context, () => continuation(request, context));

    /// <inheritdoc/>
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        GuardAsync(context, async () =>
        {
            await continuation(request, responseStream, context);
            return true;
        });

    private async Task<T> GuardAsync<T>(ServerCallContext context, Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (MasterDataException exception)
        {
            LogRefused(context.Method, exception.Reason, exception.Message);
            throw exception.ToStatus(context.Language).ToRpcException();
        }
        catch (Exception exception) when (context.CancellationToken.IsCancellationRequested && exception is not RpcException)
        {
            throw new RpcException(new(StatusCode.Cancelled, "The caller ended the call."));
        }
        catch (OperationCanceledException)
        {
            throw new RpcException(new(StatusCode.Unavailable, "The server is stopping. Connect again."));
        }
        catch (Exception exception) when (exception.IsUnavailability)
        {
            LogUnavailable(exception, context.Method);
            throw Unavailability.Error().ToStatus(context.Language).ToRpcException();
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            LogFailed(exception, context.Method);
            throw new RpcException(new(StatusCode.Internal, "The server failed. Its log says why."));
        }
    }

    [LoggerMessage(LogLevel.Debug, "{Method} was refused: {Reason}. {Message}")]
    private partial void LogRefused(string method, ErrorReason reason, string message);

    [LoggerMessage(LogLevel.Warning, "{Method} found no database")]
    private partial void LogUnavailable(Exception exception, string method);

    [LoggerMessage(LogLevel.Error, "{Method} failed")]
    private partial void LogFailed(Exception exception, string method);
}
