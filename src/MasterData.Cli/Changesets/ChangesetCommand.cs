using System.CommandLine;
using MasterData.Cli.CommandLine;

namespace MasterData.Cli.Changesets;

/// <summary><c>changeset …</c></summary>
internal static class ChangesetCommand
{
    public static Command Create(CommandHost host)
    {
        var command = host.Command(
            "changeset",
            "Đề xuất, duyệt và công bố thay đổi.",
            "Proposes, approves and publishes changes.",
            "changeset create --file docs/examples/amend.yaml");
        command.Add(ChangesetWriting.Create(host));
        command.Add(ChangesetReading.Show(host));
        command.Add(ChangesetReading.List(host));
        command.Add(ChangesetWriting.Update(host));
        command.Add(StepCommand.Submit(host));
        command.Add(ApproveCommand.Create(host));
        command.Add(StepCommand.Return(host));
        command.Add(StepCommand.Reject(host));
        command.Add(StepCommand.Withdraw(host));
        command.Add(PublishCommand.Create(host));
        return command;
    }

    /// <summary>The argument that says which changeset.</summary>
    public static Argument<string> Id(CommandHost host) => host.Argument(
        "ID", "Đợt thay đổi, như `changeset create` ghi.", "The changeset, as `changeset create` shows it.");

    /// <summary>The option that refuses the step where someone else was faster.</summary>
    public static Option<string?> Etag(CommandHost host) => host.Option<string?>(
        "--etag",
        "ETAG",
        "Chỉ làm nếu trạng thái vẫn là etag này (người khác sửa trước: xung đột).",
        "Only if this is still its state (someone else was faster: conflict).");

    /// <summary>The option that names the file.</summary>
    public static Option<string> File(CommandHost host)
    {
        var file = host.Option<string>(
            "--file",
            "FILE",
            "Tệp JSON hoặc YAML (docs/changeset-file.md); - là đầu vào chuẩn.",
            "A JSON or YAML file (docs/changeset-file.md); - is standard input.");
        file.Required = true;
        return file;
    }
}
