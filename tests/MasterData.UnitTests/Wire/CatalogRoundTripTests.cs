using System.Text.Json;
using MasterData.Catalogs;
using MasterData.Errors;
using MasterData.Server.Catalogs;
using MasterData.Server.Requests;
using MasterData.UnitTests.Changesets;
using MasterData.Wire;

namespace MasterData.UnitTests.Wire;

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
                new()
                {
                    Id = "xa", NameVi = "Xã", NameEn = "Commune", Tier = "commune", CodePattern = "[0-9]{5}",
                    NamePrefix = "Xã",
                },
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

    public static TheoryData<AttributeType> AttributeTypes => [.. Enum.GetValues<AttributeType>()];

    [Fact]
    public void Content_OfARequest_ComesBackEqual()
    {
        var fields = new RequestFields();

        var back = Content.ToProto().ToModel(fields, "catalog.content");

        fields.ThrowIfAny();
        Assert.Equal(JsonSerializer.Serialize(Content), JsonSerializer.Serialize(back));
    }

    [Fact]
    public void Content_OfAPublication_ComesBackEqual() =>
        Assert.Equal(JsonSerializer.Serialize(Content), JsonSerializer.Serialize(Content.ToProto().ToModel()));

    [Theory]
    [MemberData(nameof(AttributeTypes))]
    public void Attribute_OfAnyType_ComesBackAsIt(AttributeType type)
    {
        var schema = Content.Schema with { Attributes = [Content.Schema.Attributes[0] with { Type = type }] };

        Assert.Equal(type, schema.ToProto().ToModel().Attributes[0].Type);
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

    [Fact]
    public void Content_WithAValueOfALaterProtocol_IsToldApartFromDamage()
    {
        var later = Content.ToProto();
        later.Schema.Attributes[0].Type = (V1.AttributeType)99;
        var damaged = Content.ToProto();
        damaged.RecordsBegin = "2025-02-30";

        Assert.Throws<UnknownContentException>(() => later.ToModel());
        Assert.Throws<FormatException>(() => damaged.ToModel());
    }
}
