using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MasterData.Changesets.Working;
using MasterData.Errors;
using MasterData.Versions;

namespace MasterData.Catalogs;

/// <summary>Judges what a catalog says of itself.</summary>
public static partial class SchemaRules
{
    private const int MostViolations = 200;

    private const int MaxPattern = 200;

    /// <summary>Judges <paramref name="content"/> by itself: ids, patterns, references between its parts.</summary>
    /// <returns>Every violation; the field is a path such as <c>schema.kinds[2].code_pattern</c>.</returns>
    public static ImmutableArray<Violation> Judge(CatalogContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var complaints = new Complaints();
        Require(complaints, "name_vi", content.NameVi);
        Require(complaints, "name_en", content.NameEn);
        Require(complaints, "owner", content.Owner);
        if (!Enum.IsDefined(content.Role))
        {
            Refuse(complaints, "role", ViolationReason.FieldRequired, Says.FieldRequired("", "role"));
        }

        if (content.Role is CatalogRole.Mirror)
        {
            Require(complaints, "source", content.Source);
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(content.TimeZone, out _))
        {
            Refuse(complaints, "time_zone", ViolationReason.ValueType, Says.ValueType("", "time_zone", "IANA"));
        }

        JudgeKinds(complaints, content.Schema);
        JudgeAttributes(complaints, content.Schema);
        for (var i = 0; i < content.Schema.Aliases.Length; i++)
        {
            var rule = content.Schema.Aliases[i];
            var pattern = Pattern(complaints, $"schema.aliases[{i}].pattern", rule.Pattern);
            Replacement(complaints, $"schema.aliases[{i}].code", rule.Code, pattern);
        }

        return [.. complaints.Violations];
    }

    /// <summary>Judges the items of <paramref name="state"/> by a new schema; the violations name the codes.</summary>
    /// <returns>At most 200 violations.</returns>
    public static ImmutableArray<Violation> JudgeItems(CatalogState state, CatalogContent content)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(content);
        var complaints = new Complaints();
        var old = state.Catalog.Schema;
        foreach (var item in state.Items)
        {
            foreach (var slice in item.Slices)
            {
                var before = SchemaCheck.Violations(old, item.Code, slice, state.Find)
                    .Select(found => (found.Field, found.Reason)).ToHashSet();
                foreach (var (field, reason, says) in SchemaCheck.Violations(
                    content.Schema, item.Code, slice, state.Find))
                {
                    if (!before.Contains((field, reason)))
                    {
                        complaints.Refuse(-1, item.Code, field, reason, says.Message, says.Remedy);
                    }
                }
            }
        }

        return [.. complaints.Violations.Take(MostViolations)];
    }

    private static void JudgeKinds(Complaints complaints, CatalogSchema schema)
    {
        if (schema.Kinds.IsEmpty)
        {
            Refuse(complaints, "schema.kinds", ViolationReason.FieldRequired, Says.FieldRequired("", "schema.kinds"));
        }

        for (var i = 0; i < schema.Kinds.Length; i++)
        {
            var kind = schema.Kinds[i];
            if (!KindId.IsMatch(kind.Id) || schema.Kind(kind.Id) != kind)
            {
                Refuse(complaints, $"schema.kinds[{i}].id", ViolationReason.ValueType,
                    Says.ValueType("", $"schema.kinds[{i}].id", "[a-z][a-z0-9-]{0,62}, duy nhất / unique"));
            }

            Pattern(complaints, $"schema.kinds[{i}].code_pattern", kind.CodePattern);
        }

        for (var i = 0; i < schema.Parents.Length; i++)
        {
            var rule = schema.Parents[i];
            foreach (var kind in (string[])[rule.Kind, rule.Parent])
            {
                if ((kind.Length > 0 || kind == rule.Kind) && schema.Kind(kind) is null)
                {
                    Refuse(complaints, $"schema.parents[{i}]", ViolationReason.UnknownKind, Says.UnknownKind("", kind));
                }
            }

            if (rule.ValidTo <= rule.ValidFrom)
            {
                Refuse(complaints, $"schema.parents[{i}].valid_to", ViolationReason.DateInvalid,
                    Says.DateImpossible(rule.ValidTo));
            }
        }
    }

    private static void JudgeAttributes(Complaints complaints, CatalogSchema schema)
    {
        for (var i = 0; i < schema.Attributes.Length; i++)
        {
            var rule = schema.Attributes[i];
            var field = $"schema.attributes[{i}]";
            if (!AttributeId.IsMatch(rule.Id) || schema.Attribute(rule.Id) != rule)
            {
                Refuse(complaints, $"{field}.id", ViolationReason.ValueType,
                    Says.ValueType("", $"{field}.id", "[a-z][a-z0-9_]{0,62}, duy nhất / unique"));
            }

            if (!Enum.IsDefined(rule.Type))
            {
                Refuse(complaints, $"{field}.type", ViolationReason.FieldRequired, Says.FieldRequired(
                    "", $"{field}.type"));
            }

            if (rule.Type is AttributeType.Choice && rule.Choices.IsEmpty)
            {
                Refuse(complaints, $"{field}.choices", ViolationReason.FieldRequired,
                    Says.FieldRequired("", $"{field}.choices"));
            }

            if (rule.Type is AttributeType.Reference)
            {
                Require(complaints, $"{field}.catalog", rule.Catalog);
            }

            Pattern(complaints, $"{field}.pattern", rule.Pattern);
        }
    }

    private static void Require(Complaints complaints, string field, string text)
    {
        if (text.Length is 0)
        {
            Refuse(complaints, field, ViolationReason.FieldRequired, Says.FieldRequired("", field));
        }
        else if (!Texts.IsWellFormed(text) || Texts.HasForbidden(text))
        {
            Refuse(complaints, field, ViolationReason.ForbiddenCharacter, Says.Forbidden("", field));
        }
        else if (text.Length > Texts.NameLimit)
        {
            Refuse(complaints, field, ViolationReason.TooLong, Says.TooLong("", field, Texts.NameLimit));
        }
    }

    private static Regex? Pattern(Complaints complaints, string field, string pattern)
    {
        try
        {
            if (pattern.Length > MaxPattern)
            {
                Refuse(complaints, field, ViolationReason.TooLong, Says.TooLong("", field, MaxPattern));
            }
            else if (pattern.Length > 0)
            {
                return Patterns.Compile(pattern);
            }
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            Refuse(complaints, field, ViolationReason.ValueType, Says.ValueType("", field, "regex (NonBacktracking)"));
        }

        return null;
    }

    private static void Replacement(Complaints complaints, string field, string code, Regex? pattern)
    {
        if (code.Length > MaxPattern)
        {
            Refuse(complaints, field, ViolationReason.TooLong, Says.TooLong("", field, MaxPattern));
        }
        else if (!Texts.IsWellFormed(code) || Texts.HasForbidden(code))
        {
            Refuse(complaints, field, ViolationReason.ForbiddenCharacter, Says.Forbidden("", field));
        }
        else if (pattern is not null && !AliasCode.IsValid(code, pattern))
        {
            Refuse(complaints, field, ViolationReason.ValueType, Says.ValueType("", field, "${group}"));
        }
    }

    private static void Refuse(
        Complaints complaints, string field, ViolationReason reason, (Text Message, Text Remedy) says) =>
        complaints.Refuse(-1, "", field, reason, says.Message, says.Remedy);

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{0,62}\z")]
    private static partial Regex KindId { get; }

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,62}\z")]
    private static partial Regex AttributeId { get; }
}
