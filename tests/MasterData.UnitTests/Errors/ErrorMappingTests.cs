using Google.Rpc;
using MasterData.Errors;
using MasterData.Server.Errors;
using MasterData.UnitTests.Changesets;

namespace MasterData.UnitTests.Errors;

public sealed class ErrorMappingTests
{
    [Theory]
    [InlineData("vi", "Sai ngày.")]
    [InlineData("en", "Wrong day.")]
    public void Refusal_InTheLanguageOfTheCall_CarriesReasonMetadataAndMessage(string language, string message)
    {
        var refusal = new MasterDataException(ErrorReason.ItemNotInForce, new("Sai ngày.", "Wrong day."))
        {
            Metadata = new Dictionary<string, string> { ["code"] = "20656" },
        };

        var status = refusal.ToStatus(language);

        Assert.Equal((int)Code.NotFound, status.Code);
        Assert.Equal(message, status.Message);
        Assert.Equal(message, status.GetDetail<LocalizedMessage>()!.Message);
        var info = status.GetDetail<ErrorInfo>()!;
        Assert.Equal(
            ("masterdata.v1", "ITEM_NOT_IN_FORCE", "20656"), (info.Domain, info.Reason, info.Metadata["code"]));
    }

    [Fact]
    public void Changeset_WithViolations_NamesEachWithItsPlaceReasonAndRemedy()
    {
        var status = Invalid(Violations(2)).ToStatus("en");

        var field = status.GetDetail<BadRequest>()!.FieldViolations[1];
        Assert.Equal(
            ("operations[1].fields.kind", "Wrong kind. Choose another.", "UNKNOWN_KIND"),
            (field.Field, field.Description, field.Reason));
        Assert.Equal(1, status.GetDetail<V1.Preview>()!.Violations[1].Operation);
    }

    [Fact]
    public void Changeset_WithThousandsOfViolations_StillFitsIntoATrailer()
    {
        var status = Invalid(Violations(5_000)).ToStatus("vi");

        Assert.InRange(status.CalculateSize(), 1, 32 * 1024);
        Assert.Equal("5000", status.GetDetail<ErrorInfo>()!.Metadata["violations"]);
    }

    private static MasterDataException Invalid(List<Violation> violations) =>
        new(ErrorReason.ChangesetInvalid, new("Sai.", "Wrong.")) { Violations = violations };

    private static List<Violation> Violations(int count) =>
    [
        .. Enumerable.Range(0, count).Select(at => new Violation
        {
            Operation = at,
            Code = $"{at}",
            Field = "fields.kind",
            Reason = ViolationReason.UnknownKind,
            Message = new("Sai loại.", "Wrong kind."),
            Remedy = new("Chọn loại khác.", "Choose another."),
        }),
    ];
}
