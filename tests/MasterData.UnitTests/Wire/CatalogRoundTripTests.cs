using System.Text.Json;
using MasterData.Catalogs;
using MasterData.Errors;
using MasterData.Server.Catalogs;
using MasterData.Server.Requests;
using MasterData.UnitTests.Changesets;

namespace MasterData.UnitTests.Catalogs;

public sealed class CatalogRoundTripTests
{
    private static CatalogContent Content => new()
    {
        NameVi = "Đơn vị hành chính",
        NameEn = "Administrative units",
        Owner = "Bộ Nội vụ",
        LegalBasis = ["19/2025/QĐ-TTg"],
        Role = CatalogRole.Mirror,
        Source = "Cục Thống kê",
        RecordsBegin = new(2004, 7, 1),
        TransitionsCompleteSince = new(2025, 7, 1),
        Schema = new()
        {
            Kinds =
            [
                new() { Id = "xa", NameVi = "Xã", NameEn = "Commune", Tier = "commune", CodePattern = "[0-9]{5}", NamePrefix = "Xã" },
            ],
            Parents = [new("xa", "huyen", DateOnly.MinValue, new(2025, 7, 1))],
            Attributes =
            [
                new()
                {
                    Id = "grade", NameVi = "Loại", NameEn = "Grade", Type = AttributeType.Choice, Required = true,
                    MaxLength = 5, Pattern = "x", Choices = ["1", "2"], Catalog = "c",
                },
            ],
            Aliases = [new(@"000\.(?<a>.+)", "${a}")],
            MergeResult = MergeResult.Continues,
        },
    };

    [Fact]
    public void Content_ThroughTheProtocol_ComesBackEqual()
    {
        var fields = new RequestFields();

        var back = Content.ToProto().ToModel(fields, "catalog.content");

        fields.ThrowIfAny();
        Assert.Equal(JsonSerializer.Serialize(Content), JsonSerializer.Serialize(back));
    }

    [Fact]
    public void Content_WithoutRoleAndWithAnUnknownType_IsRefusedForBoth()
    {
        var message = Content.ToProto();
        message.Role = V1.CatalogRole.Unspecified;
        message.Schema.Attributes[0].Type = (V1.AttributeType)99;
        var fields = new RequestFields();

        message.ToModel(fields, "catalog.content");

        var refusal = Assert.Throws<MasterDataException>(fields.ThrowIfAny);
        Assert.Equal(
            ["catalog.content.role", "catalog.content.schema.attributes[0].type"],
            refusal.Violations.Select(violation => violation.Field));
    }
}
