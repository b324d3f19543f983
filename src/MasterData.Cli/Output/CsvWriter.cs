using System.Buffers;

namespace MasterData.Cli.Output;

/// <summary>Writes RFC 4180 with <c>\n</c> as line end: quotes only where a value needs them.</summary>
internal static class CsvWriter
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    public static void Write(TextWriter output, Answer answer)
    {
        WriteLine(output, [.. answer.Columns.Select(column => column.Id)]);
        foreach (var row in answer.Rows)
        {
            WriteLine(output, row);
        }
    }

    private static void WriteLine(TextWriter output, IReadOnlyList<string> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (i > 0)
            {
                output.Write(',');
            }

            output.Write(Quote(values[i]));
        }

        output.Write('\n');
    }

    private static string Quote(string value) => value.AsSpan().ContainsAny(NeedQuotes)
        ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : value;
}
