using MasterData.Errors;

namespace MasterData.Cli.CommandLine;

/// <summary>The language a person is spoken to in.</summary>
/// <param name="Code"><c>vi</c> or <c>en</c>.</param>
internal sealed record Language(string Code)
{
    public static Language Vietnamese { get; } = new("vi");

    public static Language English { get; } = new("en");

    /// <summary>The text in this language.</summary>
    public string Say(string vi, string en) => Say(new Text(vi, en));

    /// <summary>The text in this language.</summary>
    public string Say(Text text) => text.In(Code);

    /// <summary>
    /// The language that <c>--lang</c>, <c>MASTERDATA_LANG</c> or the locale asks for, Vietnamese where none does. It
    /// is read before the command line is parsed, because help and complaints are in it too.
    /// </summary>
    public static Language Choose(IReadOnlyList<string> arguments, Func<string, string?> variable)
    {
        var wish = Option(arguments) ?? variable("MASTERDATA_LANG")
            ?? variable("LC_ALL") ?? variable("LC_MESSAGES") ?? variable("LANG");
        return wish?.StartsWith("en", StringComparison.OrdinalIgnoreCase) is true ? English : Vietnamese;
    }

    private static string? Option(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i].StartsWith("--lang=", StringComparison.Ordinal) ||
                arguments[i].StartsWith("--lang:", StringComparison.Ordinal))
            {
                return arguments[i]["--lang=".Length..];
            }

            if (arguments[i] is "--lang" && i + 1 < arguments.Count)
            {
                return arguments[i + 1];
            }
        }

        return null;
    }
}
