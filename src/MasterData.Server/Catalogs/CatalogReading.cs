using MasterData.Catalogs;
using MasterData.Core.Catalogs;
using MasterData.Errors;
using MasterData.Server.Requests;

namespace MasterData.Server.Catalogs;

/// <summary>What a catalog publishes of itself from its message. The rules of the schema judge the rest.</summary>
internal static class CatalogReading
{
    extension(V1.Catalog message)
    {
        /// <summary>The catalog that the message proposes.</summary>
        public CatalogProposal ToProposal(RequestFields fields) => new()
        {
            Catalog = fields.Catalog(message.Name, "catalog.name"),
            Content = (message.Content ?? new()).ToModel(fields, "catalog.content"),
            Stewards = [.. message.Stewards],
            Approvers = [.. message.Approvers],
            Etag = message.Etag,
        };
    }

    extension(V1.CatalogContent content)
    {
        /// <summary>The content that the message describes.</summary>
        public CatalogContent ToModel(RequestFields fields, string path) => new()
        {
            NameVi = content.NameVi,
            NameEn = content.NameEn,
            Owner = content.Owner,
            LegalBasis = [.. content.LegalBasis],
            Role = (CatalogRole)fields.Defined(content.Role, $"{path}.role"),
            Source = content.Source,
            TimeZone = content.TimeZone,
            RecordsBegin = fields.Date(content.RecordsBegin, $"{path}.records_begin"),
            TransitionsCompleteSince =
                fields.Date(content.TransitionsCompleteSince, $"{path}.transitions_complete_since"),
            Schema = (content.Schema ?? new()).ToModel(fields, $"{path}.schema"),
        };
    }

    extension(V1.Schema schema)
    {
        private CatalogSchema ToModel(RequestFields fields, string path) => new()
        {
            Kinds = [.. schema.Kinds.Select(ToModel)],
            Parents = [.. schema.Parents.Select((rule, index) => ToModel(rule, fields, $"{path}.parents[{index}]"))],
            Attributes =
                [.. schema.Attributes.Select((rule, index) => ToModel(rule, fields, $"{path}.attributes[{index}]"))],
            Aliases = [.. schema.Aliases.Select(rule => new AliasRule(rule.Pattern, rule.Code))],
            MergeResult = schema.MergeResult.ToModel(fields, $"{path}.merge_result") ?? MergeResult.New,
        };
    }

    extension(V1.MergeResult result)
    {
        /// <summary>The result; null if it is not said.</summary>
        public MergeResult? ToModel(RequestFields fields, string path, int operation = -1) =>
            result is V1.MergeResult.Unspecified ? null : (MergeResult)fields.Defined(result, path, operation);
    }

    extension(RequestFields fields)
    {
        private T Defined<T>(T value, string path, int operation = -1)
            where T : struct, Enum
        {
            if (Convert.ToInt32(value, null) is 0 || !Enum.IsDefined(value))
            {
                fields.Add(
                    path, ViolationReason.ValueType, FieldTexts
                        .NotAValue(path), FieldTexts.ChooseAValue, operation);
            }

            return value;
        }
    }

    private static KindRule ToModel(V1.Kind kind) => new()
    {
        Id = kind.Id,
        NameVi = kind.NameVi,
        NameEn = kind.NameEn,
        Tier = kind.Tier,
        CodePattern = kind.CodePattern,
        NamePrefix = kind.NamePrefix,
    };

    private static ParentRule ToModel(V1.ParentRule rule, RequestFields fields, string path) => new(
        rule.Kind,
        rule.Parent,
        fields.Start(rule.ValidFrom, $"{path}.valid_from"),
        fields.End(rule.ValidTo, $"{path}.valid_to"));

    private static AttributeRule ToModel(V1.Attribute attribute, RequestFields fields, string path) => new()
    {
        Id = attribute.Id,
        NameVi = attribute.NameVi,
        NameEn = attribute.NameEn,
        Type = (AttributeType)fields.Defined(attribute.Type, $"{path}.type"),
        Required = attribute.Required,
        MaxLength = attribute.MaxLength,
        Pattern = attribute.Pattern,
        Choices = [.. attribute.Choices],
        Catalog = attribute.Catalog,
    };
}
