using System.CommandLine;
using MasterData.Cli.Catalogs;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;
using MasterData.Cli.Output;

namespace MasterData.Cli.Changesets;

/// <summary><c>changeset publish</c></summary>
internal static class PublishCommand
{
    public static Command Create(CommandHost host)
    {
        var (id, etag) = (ChangesetCommand.Id(host), ChangesetCommand.Etag(host));
        var validateOnly = host.Option<bool>(
            "--validate-only",
            "",
            "Chỉ cho biết sẽ làm gì, không ghi; còn lỗi thì mã thoát 5.",
            "Only says what it would do, writes nothing; exit code 5 where something is wrong.");
        var command = host.Command(
            "publish",
            "Công bố thành phiên bản tiếp theo của danh mục.",
            "Publishes it as the next version of its catalog.",
            "changeset publish 0198…",
            "changeset publish 0198… --validate-only");
        command.Add(id);
        command.Add(etag);
        command.Add(validateOnly);
        host.Run(command, DemoRoles.Steward, (parse, connection, person, cancellationToken) => PublishAsync(
            connection,
            person,
            new V1.PublishChangesetRequest
            {
                Name = Names.Changeset(parse.GetRequiredValue(id)),
                Etag = parse.GetValue(etag) ?? "",
                RequestId = Connection.NewRequestId(),
                ValidateOnly = parse.GetValue(validateOnly),
            },
            cancellationToken));
        return command;
    }

    private static async Task<ExitCode> PublishAsync(
        Connection connection, Person person, V1.PublishChangesetRequest request, CancellationToken cancellationToken)
    {
        var response = await connection.CallAsync(
            call => connection.Changesets.PublishChangesetAsync(request, call), cancellationToken);
        if (request.ValidateOnly || response.Version is null)
        {
            person.Write(ChangesetAnswers.Of(response, response.Preview ?? new(), person.Language));
            return PreviewPrinter.Print(person, response.Preview);
        }

        person.Write(CatalogAnswers.Of(response, [response.Version]));
        PreviewPrinter.Print(person, response.Preview);
        return ExitCode.Ok;
    }
}
