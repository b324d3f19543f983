using Grpc.Core;
using MasterData.Errors;
using MasterData.Wire;

namespace MasterData.UnitTests.Wire;

public sealed class ReasonNamesTests
{
    [Fact]
    public void Name_OfAReasonOrAStatus_IsWrittenAsTheProtocolDoes()
    {
        Assert.Equal("CHANGESET_STATE", ErrorReason.ChangesetState.ToProtoName());
        Assert.Equal("CODE_FORMAT", ViolationReason.CodeFormat.ToProtoName());
        Assert.Equal("DEADLINE_EXCEEDED", StatusCode.DeadlineExceeded.ToProtoName());
    }
}
