using MasterData.Cli.CommandLine;
using Spectre.Console;

namespace MasterData.Cli.Output;

/// <summary>Writes an answer for the eye: a table, or for a single row one line a field.</summary>
internal static class TableWriter
{
    // Asked for by hand where there is no terminal: wide enough for every column.
    private const int WidthElsewhere = 200;

    public static void Write(Surroundings surroundings, Language language, Answer answer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(surroundings.Output),
            Ansi = surroundings.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = surroundings.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = surroundings.IsTerminal ? surroundings.TerminalWidth : WidthElsewhere;
        console.Profile.Capabilities.Unicode = true;
        console.Write(answer.Rows.Count is 1 ? Card(language, answer) : List(language, answer));
        foreach (var (heading, text) in answer.Remarks)
        {
            console.Write(new Text($"{heading}: {text}\n"));
        }
    }

    private static Table List(Language language, Answer answer)
    {
        var table = new Table { Border = TableBorder.Rounded };
        foreach (var column in answer.Columns)
        {
            table.AddColumn(new TableColumn(new Text(language.Say(column.Heading))));
        }

        foreach (var row in answer.Rows)
        {
            table.AddRow(row.Select(value => new Text(value)));
        }

        return table;
    }

    private static Table Card(Language language, Answer answer)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowHeaders = false };
        table.AddColumns(new TableColumn(""), new TableColumn(""));
        foreach (var (column, value) in answer.Columns.Zip(answer.Rows[0]))
        {
            table.AddRow(new Text(language.Say(column.Heading)), new Text(value));
        }

        return table;
    }
}
