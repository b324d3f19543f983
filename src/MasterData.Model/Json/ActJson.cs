using System.Text.Json;
using MasterData.Acts;

namespace MasterData.Json;

/// <summary>Legal acts as JSON.</summary>
internal static class ActJson
{
    public static void Write(Utf8JsonWriter json, LegalAct act)
    {
        json.Text("id", act.Id);
        json.Text("number", act.Number);
        json.Text("kind", act.Kind);
        json.Text("issuer", act.Issuer);
        json.Date("issued_on", act.IssuedOn, open: null);
        json.Date("in_force_on", act.InForceOn, open: null);
        json.Date("operates_from", act.OperatesFrom, open: null);
        json.Text("title", act.Title);
        json.Text("link", act.Link);
    }

    public static LegalAct Read(JsonElement json) => new()
    {
        Id = json.Text("id"),
        Number = json.Text("number"),
        Kind = json.Text("kind"),
        Issuer = json.Text("issuer"),
        IssuedOn = json.Date("issued_on"),
        InForceOn = json.Date("in_force_on"),
        OperatesFrom = json.Date("operates_from"),
        Title = json.Text("title"),
        Link = json.Text("link"),
    };
}
