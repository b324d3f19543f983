using System.Text;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Errors;

namespace MasterData.Cli.Files;

/// <summary>Reads a file that a person wrote, JSON or YAML.</summary>
internal static class InputFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Reads <paramref name="path"/>, of at most <paramref name="maxBytes"/>; <c>-</c> is standard input.
    /// </summary>
    public static FileNode Read(string path, long maxBytes)
    {
        var bytes = ReadBytes(path, maxBytes);
        try
        {
            return Parse(path, StrictUtf8.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            throw new FileException(path, 1, "không phải văn bản UTF-8.", "it is not UTF-8 text.");
        }
    }

    /// <summary>JSON where the text begins as JSON does, else YAML.</summary>
    public static FileNode Parse(string file, string text)
    {
        var content = text.TrimStart('\uFEFF');
        return content.AsSpan().TrimStart() is ['{', ..] or ['[', ..]
            && !file.EndsWith(".yaml", StringComparison.Ordinal)
            ? JsonFileParser.Parse(file, content)
            : YamlFileParser.Parse(file, content);
    }

    private static byte[] ReadBytes(string path, long maxBytes)
    {
        try
        {
            using var stream = path is "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            using var buffer = new MemoryStream();
            var chunk = new byte[64 * 1024];
            for (int read; (read = stream.Read(chunk)) > 0;)
            {
                buffer.Write(chunk, 0, read);
                if (buffer.Length > maxBytes)
                {
                    throw TooLarge(path, maxBytes);
                }
            }

            return buffer.ToArray();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.Usage, $"không đọc được tệp {path}.", $"cannot read the file {path}.");
        }
    }

    private static CliException TooLarge(string path, long maxBytes) => new(
        ExitCode.Invalid,
        $"[TOO_LARGE] {path} lớn hơn {maxBytes >> 20} MiB. Chia thành nhiều phần nhỏ hơn.",
        $"[TOO_LARGE] {path} is larger than {maxBytes >> 20} MiB. Cut it into smaller parts.");
}
