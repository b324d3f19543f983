using MasterData.Catalogs;

namespace MasterData.Wire;

/// <summary>The document that a catalog publishes of itself, to and from its message.</summary>
internal static class CatalogMapping
{
    extension(CatalogContent content)
    {
        /// <summary>The message of the content.</summary>
        public V1.CatalogContent ToProto() => new()
        {
            NameVi = content.NameVi,
            NameEn = content.NameEn,
            Owner = content.Owner,
            LegalBasis = { content.LegalBasis },
            Role = content.Role switch
            {
                CatalogRole.Register => V1.CatalogRole.Register,
                CatalogRole.Mirror => V1.CatalogRole.Mirror,
                _ => throw new ArgumentOutOfRangeException(nameof(content), content.Role, "Not a role."),
            },
            Source = content.Source,
            TimeZone = content.TimeZone,
            RecordsBegin = content.RecordsBegin.ToOptionalText(),
            TransitionsCompleteSince = content.TransitionsCompleteSince.ToOptionalText(),
            Schema = content.Schema.ToProto(),
        };
    }

    extension(V1.CatalogContent content)
    {
        /// <summary>The content of the model.</summary>
        /// <exception cref="FormatException">It has a value that this program does not know, or no schema.</exception>
        public CatalogContent ToModel() => new()
        {
            NameVi = content.NameVi,
            NameEn = content.NameEn,
            Owner = content.Owner,
            LegalBasis = [.. content.LegalBasis],
            Role = content.Role switch
            {
                V1.CatalogRole.Register => CatalogRole.Register,
                V1.CatalogRole.Mirror => CatalogRole.Mirror,
                var unknown => throw new UnknownContentException($"Role {unknown} is unknown to this client."),
            },
            Source = content.Source,
            TimeZone = content.TimeZone,
            RecordsBegin = DateText.Parse(content.RecordsBegin),
            TransitionsCompleteSince = DateText.Parse(content.TransitionsCompleteSince),
            Schema = (content.Schema ?? throw new FormatException("A catalog has no schema.")).ToModel(),
        };
    }
}
