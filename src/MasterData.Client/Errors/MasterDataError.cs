using Google.Rpc;
using Grpc.Core;

namespace MasterData.Client.Errors;

/// <summary>Why a call was refused, read from the status that the server sent.</summary>
public sealed record MasterDataError
{
    private const string Domain = "masterdata.v1";

    /// <summary>The code of gRPC.</summary>
    public required StatusCode Status { get; init; }

    /// <summary>
    /// The stable reason: a value of <c>ErrorReason</c> without its prefix. Empty where the refusal does not come from
    /// a MasterData server: it cannot be reached, or something between refused.
    /// </summary>
    public required string Reason { get; init; }

    /// <summary>What happened, in the language of the call.</summary>
    public required string Message { get; init; }

    /// <summary>The values that the message speaks of.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Everything that is wrong with the request, in order of operation and field.</summary>
    public IReadOnlyList<MasterDataViolation> Violations { get; init; } = [];

    /// <summary>Reads the status of <paramref name="exception"/>.</summary>
    public static MasterDataError From(RpcException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var status = exception.GetRpcStatus();
        var info = status?.GetDetail<ErrorInfo>();
        return new()
        {
            Status = exception.StatusCode,
            Reason = info?.Domain is Domain ? info.Reason : "",
            Message = status?.GetDetail<LocalizedMessage>()?.Message ?? exception.Status.Detail,
            Metadata = new Dictionary<string, string>(info?.Metadata ?? []),
            Violations = status is null ? [] : ViolationReading.Read(status),
        };
    }
}
