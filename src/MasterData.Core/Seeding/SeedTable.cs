using System.Collections.Immutable;
using System.Globalization;
using Sylvan.Data.Csv;

namespace MasterData.Core.Seeding;

/// <summary>A table of a seed folder: rows of text under a header.</summary>
internal sealed class SeedTable
{
    private readonly Dictionary<string, int> _columns;
    private readonly List<string[]> _rows;

    private SeedTable(Dictionary<string, int> columns, List<string[]> rows) => (_columns, _rows) = (columns, rows);

    /// <summary>The names of the columns.</summary>
    public IEnumerable<string> Columns => _columns.Keys;

    /// <summary>The rows in their order.</summary>
    public IEnumerable<Row> Rows => _rows.Select(row => new Row(this, row));

    public static SeedTable Read(string path)
    {
        // Quotes are as in RFC 4180; nothing is trimmed, so that a rule and not the reader refuses blanks.
        using var reader = CsvDataReader.Create(path, new CsvDataReaderOptions { Delimiter = ',' });
        var columns = Enumerable.Range(0, reader.FieldCount)
            .ToDictionary(reader.GetName, index => index, StringComparer.Ordinal);
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return new(columns, rows);
    }

    /// <summary>A row of the table.</summary>
    public readonly struct Row(SeedTable table, string[] values)
    {
        public string this[string column] => table._columns.TryGetValue(column, out var index)
            ? values[index]
            : throw new InvalidDataException($"The table has no column {column}.");

        public DateOnly? Date(string column) => this[column] is { Length: > 0 } text
            ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

        /// <summary>The ids of acts, in ordinal order; empty: not recorded.</summary>
        public ImmutableArray<string> Acts(string column) =>
        [
            .. this[column].Split('|', StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }
}
