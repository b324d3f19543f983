using System.CommandLine.Parsing;
using MasterData.Cli.CommandLine;

namespace MasterData.Cli.Access;

/// <summary>Grants as people write them: <c>steward@admin-units</c>, <c>consumer@*</c>.</summary>
internal static class GrantText
{
    /// <summary>Reads one; null: it is none.</summary>
    public static V1.Grant? Read(string text) => text.Split('@') is [var role, { Length: > 0 } catalog] &&
        EnumText.Find(
            V1.AccessServiceReflection.Descriptor.EnumTypes.Single(type => type.Name is nameof(V1.Role)),
            role) is { Number: > 0 } value
            ? new() { Role = (V1.Role)value.Number, Catalog = Names.Catalog(catalog) }
            : null;

    /// <summary>Writes one.</summary>
    public static string Of(V1.Grant grant) => $"{EnumText.Of(grant.Role)}@{Names.IdOf(grant.Catalog)}";

    /// <summary>Refuses what is none.</summary>
    public static void RefuseOthers(SymbolResult result, Language language)
    {
        foreach (var token in result.Tokens.Where(token => Read(token.Value) is null))
        {
            result.AddError(language.Say(
                $"'{token.Value}' không phải quyền; ví dụ: steward@admin-units hoặc 'consumer@*'.",
                $"'{token.Value}' is no grant; for example: steward@admin-units or 'consumer@*'."));
        }
    }
}
