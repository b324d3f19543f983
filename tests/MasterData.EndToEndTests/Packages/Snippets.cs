using System.Text.RegularExpressions;
using MasterData.Testing;

namespace MasterData.EndToEndTests.Packages;

/// <summary>The C# that the README of a package shows.</summary>
/// <remarks>
/// A block with top-level statements and its own usings is a whole program, one that declares a public type is a whole
/// file, and any other is the body of a method in <c>Surroundings</c>, whose fields are what the text around it names.
/// </remarks>
internal static partial class Snippets
{
    /// <summary>The blocks that are whole programs.</summary>
    public static IReadOnlyList<string> ProgramsOf(string project) => [.. BlocksOf(project).Where(IsProgram)];

    /// <summary>The other blocks, as files of a project that has <c>Surroundings</c>.</summary>
    public static IReadOnlyList<string> FilesOf(string project) => [.. BlocksOf(project)
        .Where(block => !IsProgram(block))
        .Select((block, number) => IsFile(block) ? block : Body(
            $"{project.Replace(".", "", StringComparison.Ordinal)}{number}", block))];

    private static string[] BlocksOf(string project) =>
        [.. Block().Matches(
            File.ReadAllText(Path.Combine(BuiltProgram.Repository.FullName, "src", project, "README.md")))
            .Select(match => match.Groups[1].Value)];

    private static bool IsFile(string block) => PublicType().IsMatch(block);

    private static bool IsProgram(string block) => !IsFile(block) && UsingDirective().IsMatch(block);

    private static string Body(string name, string block) => $$"""
        internal sealed class {{name}} : Surroundings
        {
            public override async Task RunAsync()
            {
        {{block}}
                await Task.CompletedTask;
            }
        }
        """;

    [GeneratedRegex(@"^```csharp\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^public .*\b(class|record|struct|enum) ", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^using [\w.]+;", RegexOptions.Multiline)]
    private static partial Regex UsingDirective();
}
