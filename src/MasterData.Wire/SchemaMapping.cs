using MasterData.Catalogs;

namespace MasterData.Wire;

/// <summary>The schemas of catalogs to and from their messages.</summary>
internal static class SchemaMapping
{
    extension(CatalogSchema schema)
    {
        /// <summary>The message of the schema.</summary>
        public V1.Schema ToProto() => new()
        {
            Kinds = { schema.Kinds.Select(ToProto) },
            Parents = { schema.Parents.Select(ToProto) },
            Attributes = { schema.Attributes.Select(ToProto) },
            Aliases = { schema.Aliases.Select(rule => new V1.AliasRule { Pattern = rule.Pattern, Code = rule.Code }) },
            MergeResult = schema.MergeResult.ToProto(),
        };
    }

    extension(V1.Schema schema)
    {
        /// <summary>The schema of the model.</summary>
        /// <exception cref="FormatException">It has a value that this program does not know.</exception>
        public CatalogSchema ToModel() => new()
        {
            Kinds = [.. schema.Kinds.Select(ToModel)],
            Parents = [.. schema.Parents.Select(ToModel)],
            Attributes = [.. schema.Attributes.Select(ToModel)],
            Aliases = [.. schema.Aliases.Select(rule => new AliasRule(rule.Pattern, rule.Code))],
            MergeResult = schema.MergeResult switch
            {
                V1.MergeResult.Unspecified or V1.MergeResult.New => MergeResult.New,
                V1.MergeResult.Continues => MergeResult.Continues,
                var unknown => throw new UnknownContentException($"Merge result {unknown} is unknown to this client."),
            },
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

    private static KindRule ToModel(V1.Kind kind) => new()
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

    private static ParentRule ToModel(V1.ParentRule rule) => new(
        rule.Kind,
        rule.Parent,
        DateText.Parse(rule.ValidFrom) ?? DateOnly.MinValue,
        DateText.Parse(rule.ValidTo) ?? DateOnly.MaxValue);

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
