using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MasterData.Cli.Access;
using MasterData.Cli.Catalogs;
using MasterData.Cli.Changesets;
using MasterData.Cli.Consumers;
using MasterData.Cli.Findings;
using MasterData.Cli.Items;
using MasterData.Cli.Watch;

namespace MasterData.Cli.CommandLine;

/// <summary>The command <c>masterdata</c>.</summary>
internal static class MasterDataCommand
{
    /// <summary>Runs a command line to its exit code.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var language = Language.Choose(arguments, surroundings.Variable);
        try
        {
            var parse = Create(new(surroundings, language), surroundings).Parse(arguments);
            if (parse.Action is ParseErrorAction)
            {
                UsagePrinter.Print(parse, surroundings, language);
                return (int)ExitCode.Usage;
            }

            return await parse.InvokeAsync(Invocation(surroundings), cancellationToken);
        }
        catch (IOException)
        {
            // Whoever read the output has had enough (`| head`).
            return (int)ExitCode.Failure;
        }
        finally
        {
            Flush(surroundings.Output);
            Flush(surroundings.Error);
        }
    }

    private static RootCommand Create(CommandHost host, Surroundings surroundings)
    {
        var root = new RootCommand(host.Language.Say(
            "Danh mục dùng chung: đọc, theo dõi, đề xuất và công bố thay đổi.",
            "Shared reference data: read it, watch it, propose and publish changes."))
        {
            CatalogsCommand.Create(host),
            CatalogCommand.Create(host),
            GetCommand.Create(host),
            ListCommand.Create(host),
            HistoryCommand.Create(host),
            VersionsCommand.Create(host),
            FindingsCommand.Create(host),
            ConsumersCommand.Create(host),
            ChangesetCommand.Create(host),
            WatchCommand.Create(host),
            SetupCommand.Create(host),
            KeyCommand.Create(host),
            GrantCommand.List(host),
            GrantCommand.Create(host),
        };
        foreach (var option in host.Options.All)
        {
            root.Add(option);
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpPrinter(surroundings, host.Language);
        help.Description = host.Language.Say("Hiện trợ giúp này.", "Shows this help.");
        root.Options.OfType<VersionOption>().Single().Description =
            host.Language.Say("Hiện phiên bản của chương trình.", "Shows the version of the program.");
        return root;
    }

    private static InvocationConfiguration Invocation(Surroundings surroundings) => new()
    {
        Output = surroundings.Output,
        Error = surroundings.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    private static void Flush(TextWriter writer)
    {
        try
        {
            writer.Flush();
        }
        catch (IOException)
        {
            // Nobody is left to read it.
        }
    }
}
