using MasterData.Catalogs;

namespace MasterData.Client;

/// <summary>What a catalog says of itself, read into the model.</summary>
public static class CatalogContentMapping
{
    extension(V1.CatalogContent content)
    {
        /// <summary>The catalog's document of the model.</summary>
        public CatalogContent ToModel()
        {
            ArgumentNullException.ThrowIfNull(content);
            return new()
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
                RecordsBegin = DocumentMapping.ReadDay(content.RecordsBegin),
                TransitionsCompleteSince = DocumentMapping.ReadDay(content.TransitionsCompleteSince),
                Schema = ToModel(content.Schema ?? throw new FormatException("A catalog has no schema.")),
            };
        }
    }

    private static CatalogSchema ToModel(V1.Schema schema) => new()
    {
        Kinds = [.. schema.Kinds.Select(ToModel)],
        Parents = [.. schema.Parents.Select(ToModel)],
        Attributes = [.. schema.Attributes.Select(ToModel)],
        Aliases = [.. schema.Aliases.Select(alias => new AliasRule(alias.Pattern, alias.Code))],
        MergeResult = schema.MergeResult switch
        {
            V1.MergeResult.Unspecified or V1.MergeResult.New => MergeResult.New,
            V1.MergeResult.Continues => MergeResult.Continues,
            var unknown => throw new UnknownContentException($"Merge result {unknown} is unknown to this client."),
        },
    };

    private static KindRule ToModel(V1.Kind kind) => new()
    {
        Id = kind.Id,
        NameVi = kind.NameVi,
        NameEn = kind.NameEn,
        Tier = kind.Tier,
        CodePattern = kind.CodePattern,
        NamePrefix = kind.NamePrefix,
    };

    private static ParentRule ToModel(V1.ParentRule rule) => new(
        rule.Kind,
        rule.Parent,
        DocumentMapping.ReadDay(rule.ValidFrom) ?? DateOnly.MinValue,
        DocumentMapping.ReadDay(rule.ValidTo) ?? DateOnly.MaxValue);

    private static AttributeRule ToModel(V1.Attribute attribute) => new()
    {
        Id = attribute.Id,
        NameVi = attribute.NameVi,
        NameEn = attribute.NameEn,
        Type = attribute.Type switch
        {
            V1.AttributeType.Text => AttributeType.Text,
            V1.AttributeType.Integer => AttributeType.Integer,
            V1.AttributeType.Decimal => AttributeType.Decimal,
            V1.AttributeType.Date => AttributeType.Date,
            V1.AttributeType.Boolean => AttributeType.Boolean,
            V1.AttributeType.Choice => AttributeType.Choice,
            V1.AttributeType.Reference => AttributeType.Reference,
            var unknown => throw new UnknownContentException($"Attribute type {unknown} is unknown to this client."),
        },
        Required = attribute.Required,
        MaxLength = attribute.MaxLength,
        Pattern = attribute.Pattern,
        Choices = [.. attribute.Choices],
        Catalog = attribute.Catalog,
    };
}
