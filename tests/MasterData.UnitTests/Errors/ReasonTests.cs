using MasterData.Errors;
using MasterData.Server.Errors;
using MasterData.UnitTests.Changesets;
using MasterData.Wire;

namespace MasterData.UnitTests.Errors;

public sealed class ReasonTests
{
    [Fact]
    public void ErrorReason_ByNameAndNumber_IsThatOfTheProtocol() =>
        Assert.Equal(Values<V1.ErrorReason>(), Values<ErrorReason>());

    [Fact]
    public void ViolationReason_ByNameAndNumber_IsThatOfTheProtocol() =>
        Assert.Equal(Values<V1.ViolationReason>(), Values<ViolationReason>());

    [Fact]
    public void ErrorReason_Every_HasTheStatusCodeThatTheProtoSays()
    {
        var comments = ReasonComments.Read();

        Assert.All(Enum.GetValues<ErrorReason>(), reason =>
            Assert.StartsWith(
                $"{reason.StatusCode.ToProtoName()}.", comments[reason.ToProtoName()], StringComparison.Ordinal));
    }

    private static IEnumerable<string> Values<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Convert.ToInt32(value, null) > 0)
            .Select(value => $"{Convert.ToInt32(value, null)} {value}");
}
