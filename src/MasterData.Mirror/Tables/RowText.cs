using System.Globalization;

namespace MasterData.Mirror.Tables;

/// <summary>Rows as texts that are equal when the rows are, whichever database they came from.</summary>
internal static class RowText
{
    /// <summary>The text of a row.</summary>
    public static string Of(object[] row) => string.Join('\u001f', row.Select(Of));

    private static string Of(object value) => value switch
    {
        DBNull => "",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
