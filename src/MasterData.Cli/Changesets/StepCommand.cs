using System.CommandLine;
using Google.Protobuf;
using Grpc.Core;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;

namespace MasterData.Cli.Changesets;

/// <summary>
/// The commands that take a changeset one step on: <c>submit</c> and <c>withdraw</c> of its author, <c>return</c> and
/// <c>reject</c> of the approver. They differ in their words and in the call.
/// </summary>
internal static class StepCommand
{
    public static Command Submit(CommandHost host) => Create(
        host,
        host.Command("submit", "Gửi cho người duyệt.", "Hands it to the approvers.", "changeset submit 0198…"),
        DemoRoles.Steward,
        comment: null,
        (connection, step, call) => connection.Changesets.SubmitChangesetAsync(
            new() { Name = step.Name, Etag = step.Etag, RequestId = step.RequestId }, call),
        response => response.Changeset);

    public static Command Withdraw(CommandHost host) => Create(
        host,
        host.Command(
            "withdraw", "Rút lại đề xuất của mình.", "Takes one's own proposal back.", "changeset withdraw 0198…"),
        DemoRoles.Steward,
        comment: null,
        (connection, step, call) => connection.Changesets.WithdrawChangesetAsync(
            new() { Name = step.Name, Etag = step.Etag, RequestId = step.RequestId }, call),
        response => response.Changeset);

    public static Command Return(CommandHost host) => Create(
        host,
        host.Command(
            "return",
            "Trả lại cho người lập để sửa.",
            "Gives it back to its author.",
            "changeset return 0198… --comment \"Thiếu văn bản\""),
        DemoRoles.Approver,
        Comment(host),
        (connection, step, call) => connection.Changesets.ReturnChangesetAsync(
            new() { Name = step.Name, Comment = step.Comment, Etag = step.Etag, RequestId = step.RequestId }, call),
        response => response.Changeset);

    public static Command Reject(CommandHost host) => Create(
        host,
        host.Command(
            "reject", "Bác bỏ.", "Refuses it for good.", "changeset reject 0198… --comment \"Không có căn cứ\""),
        DemoRoles.Approver,
        Comment(host),
        (connection, step, call) => connection.Changesets.RejectChangesetAsync(
            new() { Name = step.Name, Comment = step.Comment, Etag = step.Etag, RequestId = step.RequestId }, call),
        response => response.Changeset);

    private static Command Create<TResponse>(
        CommandHost host,
        Command command,
        string role,
        Option<string?>? comment,
        Func<Connection, Step, CallOptions, AsyncUnaryCall<TResponse>> decide,
        Func<TResponse, V1.Changeset> changesetOf)
        where TResponse : IMessage
    {
        var (id, etag) = (ChangesetCommand.Id(host), ChangesetCommand.Etag(host));
        command.Add(id);
        if (comment is not null)
        {
            command.Add(comment);
        }

        command.Add(etag);
        host.Run(command, role, async (parse, connection, person, cancellationToken) =>
        {
            var step = new Step(
                Names.Changeset(parse.GetRequiredValue(id)),
                comment is null ? "" : parse.GetValue(comment) ?? "",
                parse.GetValue(etag) ?? "",
                Connection.NewRequestId());
            var response = await connection.CallAsync(call => decide(connection, step, call), cancellationToken);
            person.Write(ChangesetAnswers.Of(response, changesetOf(response)));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Option<string?> Comment(CommandHost host)
    {
        var comment = host.Option<string?>("--comment", "TEXT", "Ý kiến của người duyệt.", "What the approver says.");
        comment.Required = true;
        return comment;
    }
}
