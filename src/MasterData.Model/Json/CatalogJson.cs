using System.Text.Json;
using MasterData.Catalogs;

namespace MasterData.Json;

/// <summary>What a catalog says of itself, as JSON.</summary>
internal static class CatalogJson
{
    private static readonly JsonWords<CatalogRole> Roles =
        new((CatalogRole.Register, "register"), (CatalogRole.Mirror, "mirror"));

    public static void Write(Utf8JsonWriter json, CatalogContent content)
    {
        json.Text("name_vi", content.NameVi);
        json.Text("name_en", content.NameEn);
        json.Text("owner", content.Owner);
        json.Texts("legal_basis", content.LegalBasis);
        json.Text("role", Roles.Of(content.Role));
        json.Text("source", content.Source);
        json.Text("time_zone", content.TimeZone);
        json.Date("records_begin", content.RecordsBegin, open: null);
        json.Date("transitions_complete_since", content.TransitionsCompleteSince, open: null);
        json.WriteStartObject("schema");
        SchemaJson.Write(json, content.Schema);
        json.WriteEndObject();
    }

    public static CatalogContent Read(JsonElement json) => new()
    {
        NameVi = json.Text("name_vi"),
        NameEn = json.Text("name_en"),
        Owner = json.Text("owner"),
        LegalBasis = json.Texts("legal_basis"),
        Role = Roles.Read(json.Text("role")),
        Source = json.Text("source"),
        TimeZone = json.Text("time_zone"),
        RecordsBegin = json.Date("records_begin"),
        TransitionsCompleteSince = json.Date("transitions_complete_since"),
        Schema = json.TryGetProperty("schema", out var schema)
            ? SchemaJson.Read(schema)
            : throw new InvalidDataException("A catalog has no schema."),
    };
}
