using Google.Protobuf;

namespace MasterData.Cli.Output;

/// <summary>
/// Proto JSON as the standard has it: lowerCamelCase, 64-bit numbers as text, what is not set left out.
/// </summary>
internal static class ProtoJson
{
    private static readonly JsonFormatter Indented = new(JsonFormatter.Settings.Default.WithIndentation());

    /// <summary>For an answer.</summary>
    public static string Pretty(IMessage message) => Indented.Format(message);

    /// <summary>In one line.</summary>
    public static string Line(IMessage message) => JsonFormatter.Default.Format(message);
}
