using System.Globalization;
using System.Text.RegularExpressions;
using MasterData.Catalogs;
using MasterData.Items;

namespace MasterData.Changesets.Working;

/// <summary>The one spelling that a value of each type has.</summary>
internal static partial class AttributeValues
{
    public static bool IsValid(AttributeRule rule, string value) => rule.Type switch
    {
        AttributeType.Text => Patterns.IsMatch(rule.Pattern, value),
        AttributeType.Integer => Integer.IsMatch(value),
        AttributeType.Decimal => Decimal.IsMatch(value),
        AttributeType.Date => DateOnly.TryParseExact(
            value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        AttributeType.Boolean => value is "true" or "false",
        AttributeType.Choice => rule.Choices.Contains(value),
        AttributeType.Reference => ItemCode.IsValid(value),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Type, "Not a type."),
    };

    [GeneratedRegex(@"\A(0|-?[1-9][0-9]{0,17})\z")]
    private static partial Regex Integer { get; }

    [GeneratedRegex(@"\A(0|-?(0|[1-9][0-9]{0,17})(\.[0-9]{0,17}[1-9])?)\z")]
    private static partial Regex Decimal { get; }
}
