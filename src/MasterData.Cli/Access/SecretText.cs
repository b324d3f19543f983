using MasterData.Cli.CommandLine;
using MasterData.Cli.Errors;
using MasterData.Cli.Output;

namespace MasterData.Cli.Access;

/// <summary>Reads a secret from a file, from the input, or from the person, who does not see it while typing.</summary>
internal static class SecretText
{
    private const int MaxLength = 1_000;

    /// <summary>The first line.</summary>
    /// <param name="person">Who is asked.</param>
    /// <param name="path">The file; <c>-</c>: the input; null: the person.</param>
    /// <param name="vi">The question in Vietnamese.</param>
    /// <param name="en">The question in English.</param>
    /// <param name="cancellationToken">Ends the wait for the input.</param>
    public static async Task<string> ReadAsync(
        Person person, string? path, string vi, string en, CancellationToken cancellationToken)
    {
        if (path is null && !Console.IsInputRedirected)
        {
            return Ask(person, vi, en);
        }

        try
        {
            using var reader = path is null or "-" ? Console.In : File.OpenText(path);
            var line = await reader.ReadLineAsync(cancellationToken) ?? "";
            return line.Length <= MaxLength ? line.Trim() : "";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CliException(
                ExitCode.Usage, $"không đọc được {path}: {fault.Message}", $"cannot read {path}: {fault.Message}");
        }
    }

    private static string Ask(Person person, string vi, string en)
    {
        person.Surroundings.Error.Write(person.Language.Say(vi, en));
        person.Surroundings.Error.Flush();
        var secret = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key is ConsoleKey.Backspace)
            {
                secret.Length = Math.Max(0, secret.Length - 1);
            }
            else if (secret.Length < MaxLength && !char.IsControl(key.KeyChar))
            {
                secret.Append(key.KeyChar);
            }
        }

        person.Surroundings.Error.WriteLine();
        return secret.ToString().Trim();
    }
}
