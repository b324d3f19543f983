namespace MasterData.Mirror.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="IsKey">Whether it is part of the primary key.</param>
internal sealed record Column(string Name, ColumnType Type = ColumnType.Text, bool IsKey = false);
