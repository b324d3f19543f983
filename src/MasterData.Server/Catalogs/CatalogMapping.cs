using MasterData.Catalogs;
using MasterData.Server.Requests;

namespace MasterData.Server.Catalogs;

/// <summary>What a catalog publishes of itself to its message.</summary>
internal static class CatalogMapping
{
    /// <summary>The resource name of a catalog.</summary>
    public static string NameOf(string catalog) => $"catalogs/{catalog}";

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

    extension(CatalogSchema schema)
    {
        private V1.Schema ToProto() => new()
        {
            Kinds = { schema.Kinds.Select(ToProto) },
            Parents = { schema.Parents.Select(ToProto) },
            Attributes = { schema.Attributes.Select(ToProto) },
            Aliases = { schema.Aliases.Select(rule => new V1.AliasRule { Pattern = rule.Pattern, Code = rule.Code }) },
            MergeResult = schema.MergeResult.ToProto(),
        };
    }

    extension(MergeResult result)
    {
        /// <summary>The value of the protocol.</summary>
        public V1.MergeResult ToProto() => result switch
        {
            MergeResult.New => V1.MergeResult.New,
            MergeResult.Continues => V1.MergeResult.Continues,
            _ => throw new ArgumentOutOfRangeException(nameof(result), result, "Not a merge result."),
        };
    }

    private static V1.Kind ToProto(KindRule kind) => new()
    {
        Id = kind.Id,
        NameVi = kind.NameVi,
        NameEn = kind.NameEn,
        Tier = kind.Tier,
        CodePattern = kind.CodePattern,
        NamePrefix = kind.NamePrefix,
    };

    private static V1.ParentRule ToProto(ParentRule rule) => new()
    {
        Kind = rule.Kind,
        Parent = rule.Parent,
        ValidFrom = rule.ValidFrom.ToBoundText(),
        ValidTo = rule.ValidTo.ToBoundText(),
    };

    private static V1.Attribute ToProto(AttributeRule attribute) => new()
    {
        Id = attribute.Id,
        NameVi = attribute.NameVi,
        NameEn = attribute.NameEn,
        Type = (V1.AttributeType)attribute.Type,
        Required = attribute.Required,
        MaxLength = attribute.MaxLength,
        Pattern = attribute.Pattern,
        Choices = { attribute.Choices },
        Catalog = attribute.Catalog,
    };
}
