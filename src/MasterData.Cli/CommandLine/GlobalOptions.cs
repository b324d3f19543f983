using System.CommandLine;
using System.CommandLine.Parsing;
using MasterData.Cli.Connecting;
using MasterData.Cli.Output;

namespace MasterData.Cli.CommandLine;

/// <summary>The options that every command has.</summary>
internal sealed class GlobalOptions
{
    private static readonly string[] Formats = ["table", "json", "csv"];
    private static readonly string[] Languages = ["vi", "en"];

    public GlobalOptions(Language language)
    {
        Output = Choice(language, "--output", Formats, "-o");
        Output.Description = language.Say(
            "Dạng kết quả; mặc định: table trên màn hình, csv khi ghi vào tệp hay đường ống.",
            "The form of the answer; default: table on a terminal, csv into a file or a pipe.");
        Lang = Choice(language, "--lang", Languages);
        Lang.Description = language.Say(
            "Ngôn ngữ của thông báo; mặc định theo MASTERDATA_LANG, rồi LANG, rồi vi.",
            "The language of messages; default: MASTERDATA_LANG, then LANG, then vi.");
        Url = new("--url")
        {
            Recursive = true,
            HelpName = "URL",
            Description = language.Say(
                $"Địa chỉ gRPC của máy chủ; mặc định: MASTERDATA_URL, rồi {Target.DefaultAddress}",
                $"The server's gRPC address; default: MASTERDATA_URL, then {Target.DefaultAddress}"),
        };
        DemoFile = new("--demo-file")
        {
            Recursive = true,
            HelpName = language.Say("TỆP", "PATH"),
            Description = language.Say(
                "Tệp demo.json của máy chủ --demo: lấy địa chỉ và khoá ở đó; mặc định: MASTERDATA_DEMO_FILE.",
                "The demo.json of a --demo server: address and key are taken from it; default: MASTERDATA_DEMO_FILE."),
        };
        AllowInsecure = new("--allow-insecure")
        {
            Recursive = true,
            Description = language.Say(
                "Cho phép gửi khoá qua http tới máy khác, nơi người ở giữa đọc được; hoặc MASTERDATA_ALLOW_INSECURE=1.",
                "Lets a key go over http to another machine, readable on the way; or MASTERDATA_ALLOW_INSECURE=1."),
        };
        As = Choice(language, "--as", DemoRoles.All);
        As.Description = language.Say(
            "Dùng khoá của vai nào trong tệp demo; mặc định: vai hợp với lệnh.",
            "Whose key of the demo file to use; default: the role that fits the command.");
    }

    public Option<string?> Output { get; }

    public Option<string?> Lang { get; }

    public Option<string?> Url { get; }

    public Option<string?> DemoFile { get; }

    public Option<string?> As { get; }

    public Option<bool> AllowInsecure { get; }

    public IEnumerable<Option> All => [Output, Lang, Url, DemoFile, As, AllowInsecure];

    /// <summary>The form asked for; where none is, the one that fits where the output goes.</summary>
    public OutputFormat FormatOf(ParseResult parse, Surroundings surroundings) => parse.GetValue(Output) switch
    {
        "table" => OutputFormat.Table,
        "json" => OutputFormat.Json,
        "csv" => OutputFormat.Csv,
        _ => surroundings.IsTerminal ? OutputFormat.Table : OutputFormat.Csv,
    };

    /// <summary>An option with a few fixed values.</summary>
    public static Option<string?> Choice(
        Language language, string name, IReadOnlyList<string> choices, params string[] aliases)
    {
        var option = new Option<string?>(name, aliases)
        {
            Recursive = true,
            HelpName = string.Join('|', choices),
        };
        option.CompletionSources.Add([.. choices]);
        option.Validators.Add(result => RefuseOthers(language, choices, result));
        return option;
    }

    private static void RefuseOthers(Language language, IReadOnlyList<string> choices, OptionResult result)
    {
        foreach (var token in result.Tokens.Where(token => !choices.Contains(token.Value)))
        {
            result.AddError(language.Say(
                $"{result.Option.Name} không có giá trị '{token.Value}': chọn {string.Join(", ", choices)}.",
                $"{result.Option.Name} has no value '{token.Value}': choose one of {string.Join(", ", choices)}."));
        }
    }
}
