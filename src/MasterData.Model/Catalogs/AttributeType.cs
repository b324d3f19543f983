namespace MasterData.Catalogs;

/// <summary>The type of an attribute's values; they are kept as text in one spelling.</summary>
public enum AttributeType
{
    /// <summary>Text in NFC.</summary>
    Text = 1,

    /// <summary>A whole number without leading zeros.</summary>
    Integer = 2,

    /// <summary>A decimal number without exponent or trailing zeros.</summary>
    Decimal = 3,

    /// <summary>A date, <c>YYYY-MM-DD</c>.</summary>
    Date = 4,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean = 5,

    /// <summary>The id of a choice.</summary>
    Choice = 6,

    /// <summary>A code of another catalog, valid on the slice's first day.</summary>
    Reference = 7,
}
