using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using MasterData.Cli.CommandLine;

namespace MasterData.Cli.Items;

/// <summary>The option <c>--known</c>: a version, or an instant with its offset.</summary>
internal static class KnownOption
{
    public static Option<string?> Create(CommandHost host)
    {
        var option = host.Option<string?>(
            "--known",
            "VERSION",
            "Theo hiểu biết ở phiên bản này (hoặc thời điểm, ví dụ 2026-01-31T00:00:00+07:00); mặc định: mới nhất.",
            "As known at this version (or instant, such as 2026-01-31T00:00:00+07:00); default: the latest.");
        option.Validators.Add(result => RefuseOthers(result, host.Language));
        return option;
    }

    /// <summary>What the text asks for; nothing for the latest.</summary>
    public static V1.KnownAt? Read(string? text) => text switch
    {
        null => null,
        _ when Version(text) is { } version => new() { Version = version },
        _ => new() { Instant = Timestamp.FromDateTimeOffset(Instant(text)!.Value) },
    };

    private static void RefuseOthers(OptionResult result, Language language)
    {
        foreach (var token in result.Tokens.Where(
            token => Version(token.Value) is null && Instant(token.Value) is null))
        {
            result.AddError(language.Say(
                $"--known cần số phiên bản hoặc thời điểm có múi giờ, không phải '{token.Value}'.",
                $"--known takes a version or an instant with its offset, not '{token.Value}'."));
        }
    }

    private static long? Version(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    // Without an offset it would mean another instant on every machine.
    private static DateTimeOffset? Instant(string text) =>
        (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal)) &&
        text.Contains('T', StringComparison.Ordinal) &&
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : null;
}
