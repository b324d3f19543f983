using Grpc.Core;
using MasterData.Client.Errors;

namespace MasterData.Client.Connecting;

/// <summary>Makes unary calls of any service, with a deadline and one repetition.</summary>
/// <param name="channel">The way to the server.</param>
/// <param name="time">The clock of deadlines and pauses; default: that of the system.</param>
/// <remarks>
/// A call is repeated if the server could not be reached. The repetition carries the same request. A write with a <c>request_id</c> is therefore done once; leave it empty and
/// it may be done twice.
/// </remarks>
/// <example><code>
/// var calls = new MasterDataCalls(channel);
/// var changesets = new V1.ChangesetService.ChangesetServiceClient(channel.Invoker);
/// await calls.CallAsync(options => changesets.SubmitChangesetAsync(request, options), cancellationToken);
/// </code></example>
public sealed class MasterDataCalls(MasterDataChannel channel, TimeProvider? time = null)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PauseBeforeRetry = TimeSpan.FromMilliseconds(300);

    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>The way to the server.</summary>
    public MasterDataChannel Channel { get; } = channel ?? throw new ArgumentNullException(nameof(channel));

    /// <summary>Calls the server. The deadline of each attempt is 30 seconds.</summary>
    /// <param name="call">Starts one attempt, with the options that it is given.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MasterDataCallException">The server refused, or could not be reached twice.</exception>
    /// <exception cref="OperationCanceledException">The token ended the call.</exception>
    public Task<T> CallAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken) =>
        CallAsync(call, TimeSpan.Zero, cancellationToken);

    /// <summary>Calls the server, which may wait for <paramref name="wait"/> before it answers.</summary>
    internal async Task<T> CallAsync<T>(
        Func<CallOptions, AsyncUnaryCall<T>> call, TimeSpan wait, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            return await AttemptAsync(call, wait, cancellationToken).ConfigureAwait(false);
        }
        catch (MasterDataCallException failure) when (failure.StatusCode is StatusCode.Unavailable)
        {
            await Task.Delay(PauseBeforeRetry, _time, cancellationToken).ConfigureAwait(false);
            return await AttemptAsync(call, wait, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<T> AttemptAsync<T>(
        Func<CallOptions, AsyncUnaryCall<T>> call, TimeSpan wait, CancellationToken cancellationToken)
    {
        var deadline = _time.GetUtcNow().Add(Deadline + wait).UtcDateTime;
        try
        {
            using var running = call(new CallOptions(deadline: deadline, cancellationToken: cancellationToken));
            return await running.ResponseAsync.ConfigureAwait(false);
        }
        catch (RpcException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (RpcException failure)
        {
            throw new MasterDataCallException(failure);
        }
    }
}
