using MasterData.Cli.CommandLine;
using MasterData.Cli.Errors;

namespace MasterData.Cli.Output;

/// <summary>The person that a command talks to: answers go to standard output, the rest to standard error.</summary>
internal sealed class Person(Surroundings surroundings, Language language, OutputFormat format)
{
    public Surroundings Surroundings => surroundings;

    public Language Language => language;

    /// <summary>Says why something was refused.</summary>
    public ErrorPrinter Errors { get; } = new(surroundings.Error, language);

    /// <summary>Writes an answer to standard output in the form asked for.</summary>
    public void Write(Answer answer)
    {
        switch (format)
        {
            case OutputFormat.Json:
                surroundings.Output.WriteLine(ProtoJson.Pretty(answer.Response));
                break;
            case OutputFormat.Table:
                TableWriter.Write(surroundings, language, answer);
                break;
            default:
                CsvWriter.Write(surroundings.Output, answer);
                break;
        }
    }

    /// <summary>Says something that is not data.</summary>
    public void Say(string vi, string en)
    {
        surroundings.Error.WriteLine(language.Say(vi, en));
        surroundings.Error.Flush();
    }
}
