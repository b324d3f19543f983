using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Errors;
using MasterData.Client.Errors;

namespace MasterData.UnitTests.Cli.Errors;

public sealed class ErrorPrinterTests
{
    private static readonly Uri Address = new("http://127.0.0.1:5081");

    [Fact]
    public void Print_OfAnInvalidChangeset_NamesEveryViolationWithItsPlaceAndRemedy()
    {
        var error = Refusal("CHANGESET_INVALID", new V1.Preview
        {
            Violations =
            {
                new V1.Violation
                {
                    Operation = 1,
                    Code = "20656",
                    Field = "parent",
                    Reason = V1.ViolationReason.ParentNotCovering,
                    Message = "Mã cha không có hiệu lực.",
                    Remedy = "Chọn mã cha khác.",
                },
                new V1.Violation { Operation = -1, Reason = V1.ViolationReason.MassEnd, Message = "Quá nhiều." },
            },
        });

        Assert.Equal(
            """
            Lỗi [CHANGESET_INVALID]: Không được.
              - thao tác 2 (dòng 7), mã 20656, trường parent: PARENT_NOT_COVERING: Mã cha không có hiệu lực.
                → Chọn mã cha khác.
              - MASS_END: Quá nhiều.

            """,
            Print(error, Language.Vietnamese, [3, 7]));
    }

    [Fact]
    public void Print_OfInvalidFields_NamesEachField()
    {
        var error = Refusal("INVALID_FIELDS", new BadRequest
        {
            FieldViolations =
            {
                new BadRequest.Types.FieldViolation
                {
                    Field = "operations[0].date",
                    Reason = "DATE_INVALID",
                    Description = "There is no such day.",
                },
            },
        });

        Assert.Contains(
            "  - operation 1 (line 3), field operations[0].date: DATE_INVALID: There is no such day.",
            Print(error, Language.English, [3]),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StatusCode.PermissionDenied, "PERMISSION_DENIED")]
    [InlineData(StatusCode.Cancelled, "CANCELLED")]
    [InlineData(StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED")]
    [InlineData((StatusCode)99, "99")]
    public void Print_OfARefusalWithoutReason_NamesTheStatusOfTheProtocol(StatusCode status, string expected)
    {
        var error = new MasterDataError { Status = status, Reason = "", Message = "no" };

        Assert.StartsWith($"Error [{expected}]: ", Print(error, Language.English, []), StringComparison.Ordinal);
    }

    private static MasterDataError Refusal(string reason, Google.Protobuf.IMessage detail) => MasterDataError.From(
        new Google.Rpc.Status
        {
            Code = (int)Code.InvalidArgument,
            Message = "no",
            Details =
            {
                Any.Pack(new ErrorInfo { Domain = "masterdata.v1", Reason = reason }),
                Any.Pack(new LocalizedMessage { Message = "Không được." }),
                Any.Pack(detail),
            },
        }.ToRpcException());

    private static string Print(MasterDataError error, Language language, IReadOnlyList<int> lines)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new ErrorPrinter(output, language) { OperationLines = lines }.Print(error, Address);
        return output.ToString();
    }
}
