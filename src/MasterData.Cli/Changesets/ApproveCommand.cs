using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;
using MasterData.Cli.Output;

namespace MasterData.Cli.Changesets;

/// <summary><c>changeset approve</c>: shows the content, and approves exactly that.</summary>
internal static class ApproveCommand
{
    public static Command Create(CommandHost host)
    {
        var id = ChangesetCommand.Id(host);
        var comment = host.Option<string?>("--comment", "TEXT", "Ý kiến của người duyệt.", "What the approver says.");
        var hash = host.Option<string?>(
            "--hash",
            "HASH",
            "Mã băm của nội dung đã xem (`changeset show`); thiếu: hiện nội dung rồi duyệt đúng nội dung đó.",
            "The hash of the content that was seen (`changeset show`); default: shows the content and approves that.");
        var etag = ChangesetCommand.Etag(host);
        var command = host.Command(
            "approve",
            "Hiện nội dung rồi duyệt đúng nội dung đó.",
            "Shows the content and approves exactly that.",
            "changeset approve 0198…");
        command.Add(id);
        command.Add(comment);
        command.Add(hash);
        command.Add(etag);
        host.Run(command, DemoRoles.Approver, async (parse, connection, person, cancellationToken) =>
        {
            var name = Names.Changeset(parse.GetRequiredValue(id));
            var request = new V1.ApproveChangesetRequest
            {
                Name = name,
                Comment = parse.GetValue(comment) ?? "",
                ContentHash = parse.GetValue(hash) ?? await ShowAsync(connection, person, name, cancellationToken),
                Etag = parse.GetValue(etag) ?? "",
                RequestId = Connection.NewRequestId(),
            };
            var response = await connection.CallAsync(
                call => connection.Changesets.ApproveChangesetAsync(request, call), cancellationToken);
            person.Write(ChangesetAnswers.Of(response, response.Changeset));
            return ExitCode.Ok;
        });
        return command;
    }

    // To standard error: standard output is for the answer of the approval.
    private static async Task<string> ShowAsync(
        Connection connection, Person person, string name, CancellationToken cancellationToken)
    {
        var request = new V1.GetChangesetRequest { Name = name };
        var shown = (await connection.CallAsync(
            call => connection.Changesets.GetChangesetAsync(request, call), cancellationToken)).Changeset;
        person.Say(
            $"Duyệt đề xuất của {string.Join(", ", shown.Editors)}: {shown.Comment} (mã băm {shown.ContentHash})",
            $"Approving the changeset of {string.Join(", ", shown.Editors)}: {shown.Comment} (hash "
            + $"{shown.ContentHash})");
        foreach (var act in shown.NewActs)
        {
            person.Say($"  Văn bản mới: {ProtoJson.Line(act)}", $"  New act: {ProtoJson.Line(act)}");
        }

        foreach (var operation in shown.Operations)
        {
            person.Say($"  {ProtoJson.Line(operation)}", $"  {ProtoJson.Line(operation)}");
        }

        return shown.ContentHash;
    }
}
