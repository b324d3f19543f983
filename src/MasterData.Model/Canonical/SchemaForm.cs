using MasterData.Catalogs;

namespace MasterData.Canonical;

/// <summary>The canonical form of a schema, a part of the catalog's own document.</summary>
internal static class SchemaForm
{
    public static void Write(CanonicalWriter writer, CatalogSchema schema)
    {
        writer.Count(schema.Kinds);
        foreach (var kind in schema.Kinds.AsSpan())
        {
            Write(writer, kind);
        }

        writer.Count(schema.Parents);
        foreach (var rule in schema.Parents.AsSpan())
        {
            Write(writer, rule);
        }

        writer.Count(schema.Attributes);
        foreach (var attribute in schema.Attributes.AsSpan())
        {
            Write(writer, attribute);
        }

        writer.Count(schema.Aliases);
        foreach (var rule in schema.Aliases.AsSpan())
        {
            writer.Text(rule.Pattern);
            writer.Text(rule.Code);
        }

        writer.U8((int)schema.MergeResult, 1, 2);
    }

    public static CatalogSchema Read(ref CanonicalReader reader) => new()
    {
        Kinds = reader.List(ReadKind),
        Parents = reader.List(ReadParent),
        Attributes = reader.List(ReadAttribute),
        Aliases = reader.List(static (ref entry) => new AliasRule(entry.Text(), entry.Text())),
        MergeResult = (MergeResult)reader.U8(1, 2),
    };

    private static void Write(CanonicalWriter writer, KindRule kind)
    {
        writer.Text(kind.Id);
        writer.Text(kind.NameVi);
        writer.Text(kind.NameEn);
        writer.Text(kind.Tier);
        writer.Text(kind.CodePattern);
        writer.Text(kind.NamePrefix);
    }

    private static KindRule ReadKind(ref CanonicalReader reader) => new()
    {
        Id = reader.Text(),
        NameVi = reader.Text(),
        NameEn = reader.Text(),
        Tier = reader.Text(),
        CodePattern = reader.Text(),
        NamePrefix = reader.Text(),
    };

    private static void Write(CanonicalWriter writer, ParentRule rule)
    {
        writer.Text(rule.Kind);
        writer.Text(rule.Parent);
        writer.Date(rule.ValidFrom, open: DateOnly.MinValue);
        writer.Date(rule.ValidTo, open: DateOnly.MaxValue);
    }

    private static ParentRule ReadParent(ref CanonicalReader reader) =>
        new(reader.Text(), reader.Text(), reader.Date(open: DateOnly.MinValue), reader.Date(open: DateOnly.MaxValue));

    private static void Write(CanonicalWriter writer, AttributeRule attribute)
    {
        writer.Text(attribute.Id);
        writer.Text(attribute.NameVi);
        writer.Text(attribute.NameEn);
        writer.U8((int)attribute.Type, 1, 7);
        writer.Bool(attribute.Required);
        writer.U32(attribute.MaxLength);
        writer.Text(attribute.Pattern);
        writer.Texts(attribute.Choices);
        writer.Text(attribute.Catalog);
    }

    private static AttributeRule ReadAttribute(ref CanonicalReader reader) => new()
    {
        Id = reader.Text(),
        NameVi = reader.Text(),
        NameEn = reader.Text(),
        Type = (AttributeType)reader.U8(1, 7),
        Required = reader.Bool(),
        MaxLength = reader.U32(),
        Pattern = reader.Text(),
        Choices = reader.Texts(),
        Catalog = reader.Text(),
    };
}
