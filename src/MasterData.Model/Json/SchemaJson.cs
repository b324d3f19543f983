using System.Text.Json;
using MasterData.Catalogs;

namespace MasterData.Json;

/// <summary>A schema as JSON.</summary>
internal static class SchemaJson
{
    private static readonly JsonWords<MergeResult> MergeResults =
        new((MergeResult.New, "new"), (MergeResult.Continues, "continues"));

    private static readonly JsonWords<AttributeType> Types = new(
        (AttributeType.Text, "text"),
        (AttributeType.Integer, "integer"),
        (AttributeType.Decimal, "decimal"),
        (AttributeType.Date, "date"),
        (AttributeType.Boolean, "boolean"),
        (AttributeType.Choice, "choice"),
        (AttributeType.Reference, "reference"));

    public static void Write(Utf8JsonWriter json, CatalogSchema schema)
    {
        json.Objects("kinds", schema.Kinds, Write);
        json.Objects("parents", schema.Parents, Write);
        json.Objects("attributes", schema.Attributes, Write);
        json.Objects("aliases", schema.Aliases, Write);
        json.Text("merge_result", MergeResults.Of(schema.MergeResult));
    }

    public static CatalogSchema Read(JsonElement json) => new()
    {
        Kinds = json.Objects("kinds", ReadKind),
        Parents = json.Objects("parents", ReadParent),
        Attributes = json.Objects("attributes", ReadAttribute),
        Aliases = json.Objects("aliases", static rule => new AliasRule(rule.Text("pattern"), rule.Text("code"))),
        MergeResult = MergeResults.Read(json.Text("merge_result")),
    };

    private static void Write(Utf8JsonWriter json, KindRule kind)
    {
        json.Text("id", kind.Id);
        json.Text("name_vi", kind.NameVi);
        json.Text("name_en", kind.NameEn);
        json.Text("tier", kind.Tier);
        json.Text("code_pattern", kind.CodePattern);
        json.Text("name_prefix", kind.NamePrefix);
    }

    private static KindRule ReadKind(JsonElement json) => new()
    {
        Id = json.Text("id"),
        NameVi = json.Text("name_vi"),
        NameEn = json.Text("name_en"),
        Tier = json.Text("tier"),
        CodePattern = json.Text("code_pattern"),
        NamePrefix = json.Text("name_prefix"),
    };

    private static void Write(Utf8JsonWriter json, ParentRule rule)
    {
        json.Text("kind", rule.Kind);
        json.Text("parent", rule.Parent);
        json.Date("valid_from", rule.ValidFrom, open: DateOnly.MinValue);
        json.Date("valid_to", rule.ValidTo, open: DateOnly.MaxValue);
    }

    private static ParentRule ReadParent(JsonElement json) => new(
        json.Text("kind"),
        json.Text("parent"),
        json.Date("valid_from") ?? DateOnly.MinValue,
        json.Date("valid_to") ?? DateOnly.MaxValue);

    private static void Write(Utf8JsonWriter json, AttributeRule attribute)
    {
        json.Text("id", attribute.Id);
        json.Text("name_vi", attribute.NameVi);
        json.Text("name_en", attribute.NameEn);
        json.Text("type", Types.Of(attribute.Type));
        if (attribute.Required)
        {
            json.WriteBoolean("required", true);
        }

        if (attribute.MaxLength is not 0)
        {
            json.WriteNumber("max_length", attribute.MaxLength);
        }

        json.Text("pattern", attribute.Pattern);
        json.Texts("choices", attribute.Choices);
        json.Text("catalog", attribute.Catalog);
    }

    private static AttributeRule ReadAttribute(JsonElement json) => new()
    {
        Id = json.Text("id"),
        NameVi = json.Text("name_vi"),
        NameEn = json.Text("name_en"),
        Type = Types.Read(json.Text("type")),
        Required = json.Flag("required"),
        MaxLength = json.Number("max_length"),
        Pattern = json.Text("pattern"),
        Choices = json.Texts("choices"),
        Catalog = json.Text("catalog"),
    };

    private static void Write(Utf8JsonWriter json, AliasRule rule)
    {
        json.Text("pattern", rule.Pattern);
        json.Text("code", rule.Code);
    }
}
