using Grpc.Core;
using MasterData.Cli.CommandLine;
using MasterData.Client.Errors;

namespace MasterData.UnitTests.Cli.CommandLine;

public sealed class ExitCodesTests
{
    [Theory]
    [InlineData(StatusCode.NotFound, "CATALOG_NOT_FOUND", 3)]
    [InlineData(StatusCode.Unauthenticated, "UNAUTHENTICATED", 4)]
    [InlineData(StatusCode.PermissionDenied, "SELF_APPROVAL", 4)]
    [InlineData(StatusCode.InvalidArgument, "INVALID_FIELDS", 5)]
    [InlineData(StatusCode.OutOfRange, "COMPACTED", 5)]
    [InlineData(StatusCode.ResourceExhausted, "TOO_LARGE", 5)]
    [InlineData(StatusCode.ResourceExhausted, "TOO_MANY_REQUESTS", 7)]
    [InlineData(StatusCode.FailedPrecondition, "SCHEMA_BREAKS_DATA", 5)]
    [InlineData(StatusCode.FailedPrecondition, "CHANGESET_STATE", 6)]
    [InlineData(StatusCode.Aborted, "ETAG_MISMATCH", 6)]
    [InlineData(StatusCode.AlreadyExists, "CATALOG_EXISTS", 6)]
    [InlineData(StatusCode.Unavailable, "", 7)]
    [InlineData(StatusCode.DeadlineExceeded, "", 7)]
    [InlineData(StatusCode.Internal, "", 1)]
    public void ExitCode_OfARefusal_IsThePromisedOne(StatusCode status, string reason, int expected)
    {
        var error = new MasterDataError { Status = status, Reason = reason, Message = "" };

        Assert.Equal((ExitCode)expected, error.ExitCode);
    }
}
