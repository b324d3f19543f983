namespace MasterData.Mirror.Tables;

/// <summary>What a column holds.</summary>
internal enum ColumnType
{
    /// <summary>Text, compared byte by byte.</summary>
    Text,

    /// <summary>A civil date.</summary>
    Date,

    /// <summary>A whole number of 64 bits.</summary>
    Number,

    /// <summary>Bytes.</summary>
    Bytes,
}
