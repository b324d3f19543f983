using Grpc.Core;
using MasterData.Client.Errors;
using MasterData.Errors;
using MasterData.Wire;

namespace MasterData.Cli.CommandLine;

/// <summary>From the answer of a server to the exit code.</summary>
internal static class ExitCodes
{
    extension(MasterDataError error)
    {
        public ExitCode ExitCode => error.Status switch
        {
            StatusCode.NotFound => ExitCode.NotFound,
            StatusCode.Unauthenticated or StatusCode.PermissionDenied => ExitCode.NotAllowed,
            StatusCode.ResourceExhausted when error.Reason == ErrorReason.TooManyRequests.ToProtoName() =>
                ExitCode.Unreachable,
            StatusCode.InvalidArgument or StatusCode.OutOfRange or StatusCode.ResourceExhausted => ExitCode.Invalid,

            // The schema is what the caller sent; every other precondition is the state that the server is in.
            StatusCode.FailedPrecondition when error.Reason == ErrorReason.SchemaBreaksData.ToProtoName() =>
                ExitCode.Invalid,
            StatusCode.FailedPrecondition or StatusCode.Aborted or StatusCode.AlreadyExists => ExitCode.Conflict,
            StatusCode.Unavailable or StatusCode.DeadlineExceeded => ExitCode.Unreachable,
            _ => ExitCode.Failure,
        };
    }
}
