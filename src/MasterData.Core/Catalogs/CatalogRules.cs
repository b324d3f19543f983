using System.Text;
using MasterData.Canonical;
using MasterData.Catalogs;
using MasterData.Core.Access;
using MasterData.Core.Requests;
using MasterData.Digests;
using MasterData.Errors;
using MasterData.Versions;

namespace MasterData.Core.Catalogs;

/// <summary>What is judged of a proposed catalog before anything is locked.</summary>
internal static class CatalogRules
{
    /// <summary>Refuses a proposal that is wrong by itself, naming everything.</summary>
    public static void Demand(CatalogProposal proposal)
    {
        List<Violation> violations =
        [
            .. Id(proposal.Catalog),
            .. SchemaRules.Judge(proposal.Content)
                .Select(violation => violation with { Field = $"catalog.content.{violation.Field}" }),
            .. proposal.Stewards.SelectMany(steward => AccessRules.Principal(steward, "catalog.stewards")),
            .. proposal.Approvers.SelectMany(approver => AccessRules.Principal(approver, "catalog.approvers")),
        ];
        if (violations.Count > 0)
        {
            throw RequestErrors.InvalidFields(violations);
        }
    }

    /// <summary>Refuses a schema that renames or retypes an attribute, or that the present items break.</summary>
    public static void DemandFits(CatalogState state, CatalogContent content)
    {
        List<Violation> violations =
        [
            .. Retyped(state.Catalog.Schema, content.Schema),
            .. SchemaRules.JudgeItems(state, content),
        ];
        if (violations.Count > 0)
        {
            throw CatalogErrors.SchemaBreaksData(state.Head.Catalog, violations);
        }
    }

    /// <summary>Who asks for what: the same bytes for the same request.</summary>
    public static Hash HashOf(Actor actor, string action, CatalogProposal proposal) => RequestHash.Of(
        actor,
        action,
        proposal.Catalog,
        Convert.ToHexStringLower(CanonicalForm.Write(proposal.Catalog, proposal.Content)),
        string.Join('\n', proposal.Stewards),
        string.Join('\n', proposal.Approvers),
        proposal.Etag);

    /// <summary>The proposal with its defaults, its texts in NFC and its people in order.</summary>
    public static CatalogProposal Normalized(CatalogProposal proposal) => proposal with
    {
        Content = proposal.Content with
        {
            NameVi = proposal.Content.NameVi.Normalize(NormalizationForm.FormC),
            NameEn = proposal.Content.NameEn.Normalize(NormalizationForm.FormC),
            Owner = proposal.Content.Owner.Normalize(NormalizationForm.FormC),
            Source = proposal.Content.Source.Normalize(NormalizationForm.FormC),
            LegalBasis = [.. proposal.Content.LegalBasis.Select(act => act.Normalize(NormalizationForm.FormC))],
            TimeZone = proposal.Content.TimeZone is "" ? CatalogZone.Default : proposal.Content.TimeZone,
            Schema = proposal.Content.Schema with
            {
                Kinds = [.. proposal.Content.Schema.Kinds.Select(WithTier)],
            },
        },
        Stewards = [.. proposal.Stewards.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Approvers = [.. proposal.Approvers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };

    private static KindRule WithTier(KindRule kind) => kind.Tier is "" ? kind with { Tier = kind.Id } : kind;

    private static IEnumerable<Violation> Id(string catalog)
    {
        if (!CatalogId.IsValid(catalog))
        {
            yield return AccessRules.Violation(
                "catalog.name",
                ViolationReason.ValueType,
                new("Mã danh mục không đúng dạng.", "The id of the catalog is not of the right form."),
                new(
                    "Dùng “catalogs/<mã>” với 1–63 ký tự a–z, 0–9, “-”, bắt đầu bằng chữ.",
                    "Use “catalogs/<id>” with 1 to 63 of a–z, 0–9, “-”, beginning with a letter."));
        }
    }

    // The values in the items are read by the type of their attribute, also in old versions.
    private static IEnumerable<Violation> Retyped(CatalogSchema old, CatalogSchema schema)
    {
        for (var i = 0; i < schema.Attributes.Length; i++)
        {
            var attribute = schema.Attributes[i];
            if (old.Attribute(attribute.Id) is { } before
                && (before.Type != attribute.Type || before.Catalog != attribute.Catalog))
            {
                yield return AccessRules.Violation(
                    $"catalog.content.schema.attributes[{i}].type",
                    ViolationReason.ValueType,
                    new(
                        $"Kiểu của thuộc tính “{attribute.Id}” không được đổi.",
                        $"The type of the attribute “{attribute.Id}” may not change."),
                    new("Giữ kiểu cũ, hoặc thêm thuộc tính mới.", "Keep its type, or add another attribute."));
            }
        }
    }
}
