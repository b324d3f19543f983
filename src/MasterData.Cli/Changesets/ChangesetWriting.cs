using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;
using MasterData.Cli.Output;

namespace MasterData.Cli.Changesets;

/// <summary><c>changeset create</c> and <c>changeset update</c></summary>
internal static class ChangesetWriting
{
    public static Command Create(CommandHost host)
    {
        var file = ChangesetCommand.File(host);
        var validateOnly = host.Option<bool>(
            "--validate-only",
            "",
            "Chỉ cho biết công bố sẽ làm gì, không ghi; còn lỗi thì mã thoát 5.",
            "Only says what publishing would do, writes nothing; exit code 5 where something is wrong.");
        var command = host.Command(
            "create",
            "Lập một đợt thay đổi từ tệp.",
            "Opens a changeset from a file.",
            "changeset create --file docs/examples/amend.yaml",
            "changeset create --file docs/examples/amend.yaml --validate-only");
        command.Add(file);
        command.Add(validateOnly);
        host.Run(command, DemoRoles.Steward, (parse, connection, person, cancellationToken) => CreateAsync(
            connection, person, parse.GetRequiredValue(file), parse.GetValue(validateOnly), cancellationToken));
        return command;
    }

    public static Command Update(CommandHost host)
    {
        var (id, file, etag) = (ChangesetCommand.Id(host), ChangesetCommand.File(host), ChangesetCommand.Etag(host));
        var command = host.Command(
            "update",
            "Thay nội dung một đợt thay đổi còn nháp hoặc bị trả lại.",
            "Replaces the content of a draft or returned changeset.",
            "changeset update 0198… --file docs/examples/amend.yaml");
        command.Add(id);
        command.Add(file);
        command.Add(etag);
        host.Run(command, DemoRoles.Steward, async (parse, connection, person, cancellationToken) =>
        {
            var content = Read(person, parse.GetRequiredValue(file));
            content.Name = Names.Changeset(parse.GetRequiredValue(id));
            content.Etag = parse.GetValue(etag) ?? content.Etag;
            var request = new V1.UpdateChangesetRequest { Changeset = content, RequestId = Connection.NewRequestId() };
            var response = await connection.CallAsync(
                call => connection.Changesets.UpdateChangesetAsync(request, call), cancellationToken);
            person.Write(ChangesetAnswers.Of(response, response.Changeset));
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<ExitCode> CreateAsync(
        Connection connection, Person person, string file, bool validateOnly, CancellationToken cancellationToken)
    {
        var request = new V1.CreateChangesetRequest
        {
            Changeset = Read(person, file),
            RequestId = Connection.NewRequestId(),
            ValidateOnly = validateOnly,
        };
        var response = await connection.CallAsync(
            call => connection.Changesets.CreateChangesetAsync(request, call), cancellationToken);
        if (validateOnly)
        {
            person.Write(ChangesetAnswers.Of(response, response.Preview ?? new(), person.Language));
            return PreviewPrinter.Print(person, response.Preview);
        }

        // The draft exists, whatever is still wrong with it.
        person.Write(ChangesetAnswers.Of(response, response.Changeset));
        PreviewPrinter.Print(person, response.Preview);
        return ExitCode.Ok;
    }

    private static V1.Changeset Read(Person person, string path)
    {
        var file = ChangesetFile.Read(path);
        person.Errors.OperationLines = file.OperationLines;
        return file.Changeset;
    }
}
