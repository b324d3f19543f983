using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;

namespace MasterData.Cli.Watch;

/// <summary><c>watch CATALOG…</c></summary>
internal static class WatchCommand
{
    public static Command Create(CommandHost host)
    {
        var catalogs = new Argument<string[]>("CATALOG")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = host.Language.Say("Một hay nhiều danh mục.", "One catalog or more."),
        };
        var snapshot = host.Option<bool>(
            "--snapshot",
            "",
            "In cả nội dung hiện có trước khi theo dõi.",
            "Prints what there is before watching.");
        var command = host.Command(
            "watch",
            "Theo dõi thay đổi: mỗi lần công bố một dòng JSON, đến khi nhấn Ctrl-C. Mất kết nối thì tự nối lại, không "
            + "sót.",
            "Watches changes: one line of JSON for each, until Ctrl-C. Where the line breaks it goes on from there.",
            "watch admin-units",
            "watch admin-units agencies budget-units --snapshot");
        command.Add(catalogs);
        command.Add(snapshot);
        host.Run(command, DemoRoles.Consumer, async (parse, connection, person, cancellationToken) =>
        {
            var names = parse.GetRequiredValue(catalogs).Select(Names.Catalog).Distinct(StringComparer.Ordinal);
            try
            {
                await new Watcher(connection, person).RunAsync([.. names], parse.GetValue(snapshot), cancellationToken);
            }
            catch (Exception) when (cancellationToken.IsCancellationRequested)
            {
                // Ctrl-C is how a watch ends.
            }

            return ExitCode.Ok;
        });
        return command;
    }
}
