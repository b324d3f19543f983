using MasterData.Core.Findings;
using MasterData.Errors;

namespace MasterData.UnitTests.Findings;

public sealed class FindingRowTests
{
    [Fact]
    public void Findings_OfAPublication_AreTheWarningsThatStayTrue()
    {
        var rows = FindingRow.Of("units", 3, Enum.GetValues<ViolationReason>().Select(Warning)).ToList();

        Assert.Equal(
            [
                (1, ViolationReason.ReferencedBy),
                (2, ViolationReason.UnusualParentKind),
                (3, ViolationReason.CodeReturns),
                (4, ViolationReason.NameDisagrees),
            ],
            rows.Select(row => (row.Number, row.Reason)));
        Assert.All(rows, row => Assert.Equal(("units", 3, "20656"), (row.Catalog, row.Version, row.Code)));
        Assert.All(rows, row => Assert.Equal(("Lạ", "Odd"), (row.MessageVi, row.MessageEn)));
    }

    private static Violation Warning(ViolationReason reason) => new()
    {
        Code = "20656",
        Reason = reason,
        Message = new("Lạ", "Odd"),
        Remedy = new("Xem lại", "Look at it"),
    };
}
