using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MasterData.Catalogs;

namespace MasterData.Core.Seeding;

/// <summary>
/// Reads <c>catalog.json</c>: the message <c>masterdata.v1.Catalog</c>, with the field names of the proto file.
/// </summary>
internal static class SeedCatalogFile
{
    public static CatalogContent Read(string path)
    {
        using var file = File.OpenRead(path);
        using var json = JsonDocument.Parse(file);
        var content = json.RootElement.GetProperty("content");
        return new()
        {
            NameVi = content.Text("name_vi"),
            NameEn = content.Text("name_en"),
            Owner = content.Text("owner"),
            LegalBasis = content.Texts("legal_basis"),
            Role = content.Value<CatalogRole>("role", "CATALOG_ROLE_"),
            Source = content.Text("source"),
            TimeZone = content.Text("time_zone") is { Length: > 0 } zone ? zone : CatalogZone.Default,
            RecordsBegin = content.Date("records_begin"),
            TransitionsCompleteSince = content.Date("transitions_complete_since"),
            Schema = Schema(content.GetProperty("schema")),
        };
    }

    private static CatalogSchema Schema(JsonElement schema) => new()
    {
        Kinds = [.. schema.Each("kinds").Select(Kind)],
        Parents = [.. schema.Each("parents").Select(Parent)],
        Attributes = [.. schema.Each("attributes").Select(Attribute)],
        Aliases = [.. schema.Each("aliases").Select(rule => new AliasRule(rule.Text("pattern"), rule.Text("code")))],
        MergeResult = schema.Text("merge_result") is "" or "MERGE_RESULT_UNSPECIFIED"
            ? MergeResult.New
            : schema.Value<MergeResult>("merge_result", "MERGE_RESULT_"),
    };

    private static KindRule Kind(JsonElement kind) => new()
    {
        Id = kind.Text("id"),
        NameVi = kind.Text("name_vi"),
        NameEn = kind.Text("name_en"),
        Tier = kind.Text("tier"),
        CodePattern = kind.Text("code_pattern"),
        NamePrefix = kind.Text("name_prefix"),
    };

    private static ParentRule Parent(JsonElement rule) => new(
        rule.Text("kind"),
        rule.Text("parent"),
        rule.Date("valid_from") ?? DateOnly.MinValue,
        rule.Date("valid_to") ?? DateOnly.MaxValue);

    private static AttributeRule Attribute(JsonElement attribute) => new()
    {
        Id = attribute.Text("id"),
        NameVi = attribute.Text("name_vi"),
        NameEn = attribute.Text("name_en"),
        Type = attribute.Value<AttributeType>("type", "ATTRIBUTE_TYPE_"),
        Required = attribute.TryGetProperty("required", out var required) && required.GetBoolean(),
        MaxLength = attribute.TryGetProperty("max_length", out var length) ? length.GetInt32() : 0,
        Pattern = attribute.Text("pattern"),
        Choices = attribute.Texts("choices"),
        Catalog = attribute.Text("catalog"),
    };

    extension(JsonElement element)
    {
        private string Text(string name) =>
            element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

        private JsonElement.ArrayEnumerator Each(string name) =>
            element.TryGetProperty(name, out var value) ? value.EnumerateArray() : default;

        private ImmutableArray<string> Texts(string name) => [.. element.Each(name).Select(text => text.GetString()!)];

        private DateOnly? Date(string name) => element.Text(name) is { Length: > 0 } text
            ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

        private T Value<T>(string name, string prefix)
            where T : struct, Enum =>
            element.Text(name) is var text && text.StartsWith(prefix, StringComparison.Ordinal)
                && Enum.TryParse<T>(
                    text[prefix.Length..].Replace("_", "", StringComparison.Ordinal), true, out var value)
                ? value
                : throw new InvalidDataException($"'{text}' is no value of {name}.");
    }
}
