using MasterData.Errors;

namespace MasterData.Cli.Files;

/// <summary>A file cannot be used; every problem that was found is named.</summary>
internal sealed class FileException(string file, IReadOnlyList<FileProblem> problems)
    : Exception($"{file}: {problems[0].Text.En}")
{
    public FileException(string file, int line, string vi, string en)
        : this(file, [new(line, new(vi, en))])
    {
    }

    /// <summary>What a person is told.</summary>
    public Text Text => new(
        $"{file} không dùng được:{Lines("dòng", problem => problem.Vi)}",
        $"{file} cannot be used:{Lines("line", problem => problem.En)}");

    private string Lines(string word, Func<Text, string> say) => string.Concat(
        problems.Select(problem => $"\n  - {word} {problem.Line}: {say(problem.Text)}"));
}
