using System.CommandLine;
using System.CommandLine.Invocation;

namespace MasterData.Cli.CommandLine;

/// <summary>Shows what a command does, with examples, in the person's language.</summary>
internal sealed class HelpPrinter(Surroundings surroundings, Language language) : SynchronousCommandLineAction
{
    private const string Program = "masterdata";

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        Line(command.Description);
        Line();
        Line(language.Say("Cách dùng:", "Usage:"));
        Line($"  {Usage(command)}");
        Section(
            language.Say("Đối số:", "Arguments:"),
            command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description)));
        Section(
            language.Say("Lệnh:", "Commands:"),
            command.Subcommands.Select(child => (child.Name, child.Description)));
        Section(language.Say("Tuỳ chọn:", "Options:"), command.Options.Where(IsOwn(command)).Select(Row));
        Section(
            language.Say("Tuỳ chọn chung:", "Options of every command:"),
            RootOf(command).Options.Select(Row));
        Examples(command);
        if (command is RootCommand)
        {
            ExitCodes();
        }

        return (int)ExitCode.Ok;
    }

    /// <summary>The words that call a command.</summary>
    public static string PathOf(Command command) => command is RootCommand
        ? Program
        : $"{PathOf(command.Parents.OfType<Command>().First())} {command.Name}";

    private static RootCommand RootOf(Command command) =>
        command as RootCommand ?? RootOf(command.Parents.OfType<Command>().First());

    private static Func<Option, bool> IsOwn(Command command) => _ => command is not RootCommand;

    private static (string, string?) Row(Option option)
    {
        var names = string.Join(", ", option.Aliases.Append(option.Name).Order(StringComparer.Ordinal));
        var value = option.HelpName is { Length: > 0 } name ? $" <{name}>" : "";
        return (names + value, option.Description);
    }

    private string Usage(Command command)
    {
        var parts = new List<string> { PathOf(command) };
        parts.AddRange(command.Arguments.Select(argument => argument.Arity.MaximumNumberOfValues > 1
            ? $"<{argument.Name}>..."
            : argument.Arity.MinimumNumberOfValues is 0 ? $"[<{argument.Name}>]" : $"<{argument.Name}>"));
        parts.Add(command.Subcommands.Count > 0
            ? language.Say("<lệnh>", "<command>")
            : language.Say("[tuỳ chọn]", "[options]"));
        return string.Join(' ', parts);
    }

    private void Section(string title, IEnumerable<(string Name, string? Description)> rows)
    {
        var all = rows.ToList();
        if (all.Count is 0)
        {
            return;
        }

        Line();
        Line(title);
        var width = all.Max(row => row.Name.Length);
        foreach (var (name, description) in all)
        {
            Line($"  {name.PadRight(width)}  {description}");
        }
    }

    private void Examples(Command command)
    {
        var examples = command is ExampledCommand own
            ? own.Examples
            : [.. command.Subcommands.OfType<ExampledCommand>().SelectMany(child => child.Examples.Take(1))];
        if (examples.Count is 0)
        {
            return;
        }

        Line();
        Line(language.Say("Ví dụ:", "Examples:"));
        foreach (var example in examples)
        {
            Line($"  {Program} {example}");
        }
    }

    private void ExitCodes()
    {
        Line();
        Line(language.Say("Mã thoát:", "Exit codes:"));
        Line(language.Say(
            "  0 được · 1 hỏng · 2 sai cú pháp lệnh · 3 không tìm thấy · 4 không được phép · 5 dữ liệu sai · "
            + "6 xung đột · 7 không tới được máy chủ",
            "  0 ok · 1 failure · 2 usage · 3 not found · 4 not allowed · 5 invalid · 6 conflict · 7 unreachable"));
    }

    private void Line(string? text = "") => surroundings.Output.WriteLine(text);
}
