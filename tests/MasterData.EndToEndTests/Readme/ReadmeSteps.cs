using System.Text.RegularExpressions;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Readme;

/// <summary>The commands that a README tells its reader to type.</summary>
internal static partial class ReadmeSteps
{
    /// <summary>Each block of shell commands in <paramref name="file"/>, as it stands, in order.</summary>
    public static IReadOnlyList<string> Of(string file) =>
        [.. Block().Matches(File.ReadAllText(Path.Combine(BuiltProgram.Repository.FullName, file)))
            .Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^```sh\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
