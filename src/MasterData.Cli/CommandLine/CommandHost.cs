using System.CommandLine;
using Grpc.Core;
using MasterData.Cli.Connecting;
using MasterData.Cli.Errors;
using MasterData.Cli.Files;
using MasterData.Cli.Output;
using MasterData.Client.Errors;

namespace MasterData.Cli.CommandLine;

/// <summary>What commands are made with, and what runs them: it turns whatever happens into an exit code.</summary>
internal sealed class CommandHost(Surroundings surroundings, Language language)
{
    public GlobalOptions Options { get; } = new(language);

    public Language Language => language;

    /// <summary>A command with its help in the language of the person.</summary>
    public Command Command(string name, string vi, string en, params IReadOnlyList<string> examples) =>
        new ExampledCommand(name, language.Say(vi, en)) { Examples = examples };

    /// <summary>An argument with its help.</summary>
    public Argument<string> Argument(string name, string vi, string en) =>
        new(name) { Description = language.Say(vi, en) };

    /// <summary>An option with its help.</summary>
    public Option<T> Option<T>(string name, string value, string vi, string en) =>
        new(name) { HelpName = value, Description = language.Say(vi, en) };

    /// <summary>
    /// Has <paramref name="run"/> do the command, as <paramref name="role"/> where a demo file has the keys.
    /// </summary>
    public void Run(Command command, string role, CommandAction run) =>
        command.SetAction(async (parse, cancellationToken) =>
            (int)await RunAsync(parse, role, run, cancellationToken));

    private async Task<ExitCode> RunAsync(
        ParseResult parse, string role, CommandAction run, CancellationToken cancellationToken)
    {
        var person = new Person(surroundings, language, Options.FormatOf(parse, surroundings));
        Target? target = null;
        try
        {
            target = Target.Choose(parse, Options, surroundings.Variable, role);
            using var connection = new Connection(target, language, surroundings.Time);
            return await run(parse, connection, person, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Failure;
        }
        catch (RpcException failure) when (target is not null)
        {
            var error = MasterDataError.From(failure);
            person.Errors.Print(error, target.Address);
            return error.ExitCode;
        }
        catch (FileException failure)
        {
            person.Errors.Print(language.Say(failure.Text));
            return ExitCode.Invalid;
        }
        catch (CliException failure)
        {
            person.Errors.Print(language.Say(failure.Text));
            return failure.ExitCode;
        }
    }
}
