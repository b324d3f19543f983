using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;

namespace MasterData.Cli.Changesets;

/// <summary>The steps of the approver: <c>approve</c>, <c>return</c>, <c>reject</c></summary>
internal static class ChangesetReview
{
    public static Command Approve(CommandHost host)
    {
        var (id, comment, etag) = (ChangesetCommand.Id(host), Comment(host, required: false), ChangesetCommand.Etag(host));
        var command = host.Command("approve", "Duyệt.", "Approves it.", "changeset approve 0198…");
        Add(command, id, comment, etag);
        host.Run(command, DemoRoles.Approver, async (parse, session, cancellationToken) =>
        {
            var request = new V1.ApproveChangesetRequest
            {
                Name = Names.Changeset(parse.GetRequiredValue(id)),
                Comment = parse.GetValue(comment) ?? "",
                Etag = parse.GetValue(etag) ?? "",
                RequestId = Session.NewRequestId(),
            };
            var response = await session.CallAsync(
                call => session.Changesets.ApproveChangesetAsync(request, call), cancellationToken);
            session.Write(ChangesetAnswers.Of(response, response.Changeset));
            return ExitCode.Ok;
        });
        return command;
    }

    public static Command Return(CommandHost host)
    {
        var (id, comment, etag) = (ChangesetCommand.Id(host), Comment(host, required: true), ChangesetCommand.Etag(host));
        var command = host.Command(
            "return",
            "Trả lại cho người lập để sửa.",
            "Gives it back to its author.",
            "changeset return 0198… --comment \"Thiếu văn bản\"");
        Add(command, id, comment, etag);
        host.Run(command, DemoRoles.Approver, async (parse, session, cancellationToken) =>
        {
            var request = new V1.ReturnChangesetRequest
            {
                Name = Names.Changeset(parse.GetRequiredValue(id)),
                Comment = parse.GetValue(comment) ?? "",
                Etag = parse.GetValue(etag) ?? "",
                RequestId = Session.NewRequestId(),
            };
            var response = await session.CallAsync(
                call => session.Changesets.ReturnChangesetAsync(request, call), cancellationToken);
            session.Write(ChangesetAnswers.Of(response, response.Changeset));
            return ExitCode.Ok;
        });
        return command;
    }

    public static Command Reject(CommandHost host)
    {
        var (id, comment, etag) = (ChangesetCommand.Id(host), Comment(host, required: true), ChangesetCommand.Etag(host));
        var command = host.Command(
            "reject", "Bác bỏ.", "Refuses it for good.", "changeset reject 0198… --comment \"Không có căn cứ\"");
        Add(command, id, comment, etag);
        host.Run(command, DemoRoles.Approver, async (parse, session, cancellationToken) =>
        {
            var request = new V1.RejectChangesetRequest
            {
                Name = Names.Changeset(parse.GetRequiredValue(id)),
                Comment = parse.GetValue(comment) ?? "",
                Etag = parse.GetValue(etag) ?? "",
                RequestId = Session.NewRequestId(),
            };
            var response = await session.CallAsync(
                call => session.Changesets.RejectChangesetAsync(request, call), cancellationToken);
            session.Write(ChangesetAnswers.Of(response, response.Changeset));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Option<string?> Comment(CommandHost host, bool required)
    {
        var comment = host.Option<string?>("--comment", "TEXT", "Ý kiến của người duyệt.", "What the approver says.");
        comment.Required = required;
        return comment;
    }

    private static void Add(Command command, Argument<string> id, Option<string?> comment, Option<string?> etag)
    {
        command.Add(id);
        command.Add(comment);
        command.Add(etag);
    }
}
