using System.CommandLine;
using System.Text.RegularExpressions;

namespace MasterData.Cli.CommandLine;

/// <summary>Says what is wrong with a command line, in the person's language.</summary>
internal static partial class UsagePrinter
{
    public static void Print(ParseResult parse, Surroundings surroundings, Language language)
    {
        var messages = parse.Errors.Select(error => error.Message);
        if (parse.UnmatchedTokens.Count > 0)
        {
            // What was not understood is why the subcommand is missing.
            messages = messages.Where(message => !CommandRequired().IsMatch(message));
        }

        foreach (var message in messages.Select(message => Translate(message, language)).Distinct())
        {
            surroundings.Error.WriteLine($"{language.Say("Lỗi", "Error")}: {message}");
        }

        var command = HelpPrinter.PathOf(parse.CommandResult.Command);
        surroundings.Error.WriteLine(language.Say($"Xem: {command} --help", $"See: {command} --help"));
    }

    // The parser speaks English and seven other languages, not Vietnamese.
    private static string Translate(string message, Language language)
    {
        if (language == Language.English)
        {
            return message;
        }

        foreach (var (pattern, vietnamese) in Translations)
        {
            if (pattern.Match(message) is { Success: true } match)
            {
                return match.Result(vietnamese);
            }
        }

        return message;
    }

    private static IEnumerable<(Regex Pattern, string Vietnamese)> Translations =>
    [
        (Unrecognized(), "không hiểu '$1'."),
        (ArgumentMissing(), "lệnh '$2' thiếu $1."),
        (ValueMissing(), "tuỳ chọn '$1' thiếu giá trị."),
        (OptionRequired(), "thiếu tuỳ chọn '$1'."),
        (CommandRequired(), "thiếu lệnh con."),
        (OneExpected(), "tuỳ chọn '$1' chỉ nhận một giá trị."),
        (CannotParse(), "'$1' không dùng được cho '$2'."),
    ];

    [GeneratedRegex("^Unrecognized command or argument '(.*)'")]
    private static partial Regex Unrecognized();

    [GeneratedRegex("^Required argument '(.*)' missing for command: '(.*)'")]
    private static partial Regex ArgumentMissing();

    [GeneratedRegex("^Required argument missing for option: '(.*)'")]
    private static partial Regex ValueMissing();

    [GeneratedRegex("^Option '(.*)' is required")]
    private static partial Regex OptionRequired();

    [GeneratedRegex("^Required command was not provided")]
    private static partial Regex CommandRequired();

    [GeneratedRegex("^Option '(.*)' expects a single argument")]
    private static partial Regex OneExpected();

    [GeneratedRegex("^Cannot parse argument '(.*)' for (?:option|command) '(.*?)'")]
    private static partial Regex CannotParse();
}
