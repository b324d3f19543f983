using System.CommandLine;
using MasterData.Cli.Catalogs;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;

namespace MasterData.Cli.Changesets;

/// <summary>The steps of the author and the publisher: <c>submit</c>, <c>withdraw</c>, <c>publish</c></summary>
internal static class ChangesetSteps
{
    public static Command Submit(CommandHost host)
    {
        var (id, etag) = (ChangesetCommand.Id(host), ChangesetCommand.Etag(host));
        var command = host.Command(
            "submit", "Gửi cho người duyệt.", "Hands it to the approvers.", "changeset submit 0198…");
        command.Add(id);
        command.Add(etag);
        host.Run(command, DemoRoles.Steward, async (parse, session, cancellationToken) =>
        {
            var request = new V1.SubmitChangesetRequest
            {
                Name = Names.Changeset(parse.GetRequiredValue(id)),
                Etag = parse.GetValue(etag) ?? "",
                RequestId = Session.NewRequestId(),
            };
            var response = await session.CallAsync(
                call => session.Changesets.SubmitChangesetAsync(request, call), cancellationToken);
            session.Write(ChangesetAnswers.Of(response, response.Changeset));
            return ExitCode.Ok;
        });
        return command;
    }

    public static Command Withdraw(CommandHost host)
    {
        var (id, etag) = (ChangesetCommand.Id(host), ChangesetCommand.Etag(host));
        var command = host.Command(
            "withdraw", "Rút lại đề xuất của mình.", "Takes one's own proposal back.", "changeset withdraw 0198…");
        command.Add(id);
        command.Add(etag);
        host.Run(command, DemoRoles.Steward, async (parse, session, cancellationToken) =>
        {
            var request = new V1.WithdrawChangesetRequest
            {
                Name = Names.Changeset(parse.GetRequiredValue(id)),
                Etag = parse.GetValue(etag) ?? "",
                RequestId = Session.NewRequestId(),
            };
            var response = await session.CallAsync(
                call => session.Changesets.WithdrawChangesetAsync(request, call), cancellationToken);
            session.Write(ChangesetAnswers.Of(response, response.Changeset));
            return ExitCode.Ok;
        });
        return command;
    }

    public static Command Publish(CommandHost host)
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
        host.Run(command, DemoRoles.Steward, (parse, session, cancellationToken) => PublishAsync(
            session,
            new V1.PublishChangesetRequest
            {
                Name = Names.Changeset(parse.GetRequiredValue(id)),
                Etag = parse.GetValue(etag) ?? "",
                RequestId = Session.NewRequestId(),
                ValidateOnly = parse.GetValue(validateOnly),
            },
            cancellationToken));
        return command;
    }

    private static async Task<ExitCode> PublishAsync(
        Session session, V1.PublishChangesetRequest request, CancellationToken cancellationToken)
    {
        var response = await session.CallAsync(
            call => session.Changesets.PublishChangesetAsync(request, call), cancellationToken);
        if (request.ValidateOnly || response.Version is null)
        {
            session.Write(ChangesetAnswers.Of(response, response.Preview ?? new(), session.Language));
            return PreviewPrinter.Print(session, response.Preview);
        }

        session.Write(CatalogAnswers.Of(response, [response.Version]));
        PreviewPrinter.Print(session, response.Preview);
        return ExitCode.Ok;
    }
}
