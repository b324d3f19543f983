using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;

namespace MasterData.Cli.Changesets;

/// <summary><c>changeset show</c> and <c>changeset list</c></summary>
internal static class ChangesetReading
{
    public static Command Show(CommandHost host)
    {
        var id = ChangesetCommand.Id(host);
        var command = host.Command(
            "show",
            "Xem một đợt thay đổi.",
            "Shows a changeset.",
            "changeset show 0198…",
            "changeset show 0198… -o json");
        command.Add(id);
        host.Run(command, DemoRoles.Steward, async (parse, connection, person, cancellationToken) =>
        {
            var request = new V1.GetChangesetRequest { Name = Names.Changeset(parse.GetRequiredValue(id)) };
            var response = await connection.Reads.GetChangesetAsync(request, cancellationToken);
            person.Write(ChangesetAnswers.OfOne(response, person.Language));
            return ExitCode.Ok;
        });
        return command;
    }

    public static Command List(CommandHost host)
    {
        var catalog = new Argument<string?>("CATALOG")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = host.Language.Say("Danh mục; mặc định: mọi danh mục.", "The catalog; default: all."),
        };
        var states = V1.ChangesetServiceReflection.Descriptor.EnumTypes.Single();
        var state = GlobalOptions.Choice(host.Language, "--state", EnumText.AllOf(states));
        state.Description = host.Language.Say("Chỉ trạng thái này.", "Only in this state.");
        var command = host.Command(
            "list",
            "Liệt kê các đợt thay đổi, mới nhất trước.",
            "Lists changesets, newest first.",
            "changeset list admin-units --state in-review");
        command.Add(catalog);
        command.Add(state);
        host.Run(command, DemoRoles.Steward, async (parse, connection, person, cancellationToken) =>
        {
            var all = await ListAsync(connection, parse.GetValue(catalog), parse.GetValue(state), cancellationToken);
            person.Write(ChangesetAnswers.Of(all, all.Changesets));
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<V1.ListChangesetsResponse> ListAsync(
        Connection connection, string? catalog, string? state, CancellationToken cancellationToken)
    {
        var states = V1.ChangesetServiceReflection.Descriptor.EnumTypes.Single();
        var request = new V1.ListChangesetsRequest
        {
            Parent = catalog is null ? "" : Names.Catalog(catalog),
            State = state is null
                ? V1.ChangesetState.Unspecified
                : (V1.ChangesetState)EnumText.Find(states, state)!.Number,
            PageSize = 200,
        };
        var all = new V1.ListChangesetsResponse();
        await foreach (var page in connection.Reads.ListChangesetsAsync(request, cancellationToken))
        {
            all.Changesets.Add(page.Changesets);
        }

        return all;
    }
}
