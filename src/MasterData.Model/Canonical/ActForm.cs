using MasterData.Acts;
using MasterData.Documents;

namespace MasterData.Canonical;

/// <summary>The canonical form of legal acts.</summary>
internal static class ActForm
{
    public static void Write(CanonicalWriter writer, string catalog, LegalAct act)
    {
        writer.Text(DocumentKey.Act);
        writer.Text(catalog);
        writer.Text(act.Id);
        writer.Text(act.Number);
        writer.Text(act.Kind);
        writer.Text(act.Issuer);
        writer.Date(act.IssuedOn, open: null);
        writer.Date(act.InForceOn, open: null);
        writer.Date(act.OperatesFrom, open: null);
        writer.Text(act.Title);
        writer.Text(act.Link);
    }

    public static LegalAct Read(ref CanonicalReader reader, string catalog)
    {
        reader.Expect(DocumentKey.Act);
        reader.Expect(catalog);
        return new()
        {
            Id = reader.Text(),
            Number = reader.Text(),
            Kind = reader.Text(),
            Issuer = reader.Text(),
            IssuedOn = reader.NullableDate(),
            InForceOn = reader.NullableDate(),
            OperatesFrom = reader.NullableDate(),
            Title = reader.Text(),
            Link = reader.Text(),
        };
    }
}
