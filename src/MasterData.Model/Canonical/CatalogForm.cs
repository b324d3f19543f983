using MasterData.Catalogs;
using MasterData.Documents;

namespace MasterData.Canonical;

/// <summary>The canonical form of what a catalog says of itself.</summary>
/// <remarks>
/// A field that is added later is appended only where it is set, so that older digests stay what they are.
/// </remarks>
internal static class CatalogForm
{
    public static void Write(CanonicalWriter writer, string catalog, CatalogContent content)
    {
        writer.Text(DocumentKey.Catalog);
        writer.Text(catalog);
        writer.Text(content.NameVi);
        writer.Text(content.NameEn);
        writer.Text(content.Owner);
        writer.Texts(content.LegalBasis);
        writer.U8((int)content.Role, 1, 2);
        writer.Text(content.Source);
        writer.Text(content.TimeZone);
        writer.Date(content.RecordsBegin, open: null);
        writer.Date(content.TransitionsCompleteSince, open: null);
        SchemaForm.Write(writer, content.Schema);
    }

    public static CatalogContent Read(ref CanonicalReader reader, string catalog)
    {
        reader.Expect(DocumentKey.Catalog);
        reader.Expect(catalog);
        return new()
        {
            NameVi = reader.Text(),
            NameEn = reader.Text(),
            Owner = reader.Text(),
            LegalBasis = reader.Texts(),
            Role = (CatalogRole)reader.U8(1, 2),
            Source = reader.Text(),
            TimeZone = reader.Text(),
            RecordsBegin = reader.NullableDate(),
            TransitionsCompleteSince = reader.NullableDate(),
            Schema = SchemaForm.Read(ref reader),
        };
    }
}
