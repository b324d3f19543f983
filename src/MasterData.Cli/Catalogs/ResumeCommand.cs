using System.CommandLine;
using System.Globalization;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;

namespace MasterData.Cli.Catalogs;

/// <summary><c>catalog resume CATALOG --reason R</c></summary>
internal static class ResumeCommand
{
    public static Command Create(CommandHost host)
    {
        var catalog = host.Argument("CATALOG", "Danh mục, ví dụ admin-units.", "The catalog, such as admin-units.");
        var reason = host.Option<string>("--reason", "TEXT", "Lý do, được ghi nhật ký.", "Why; it is audited.");
        reason.Required = true;
        var discard = host.Option<string>(
            "--discard-versions", "N..M", "Các phiên bản từ bỏ; bắt đầu một epoch mới.",
            "The versions to give up; a new epoch begins.");
        discard.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && Read(text) is null)
            {
                result.AddError("--discard-versions N..M");
            }
        });
        var command = host.Command(
            "resume",
            "Cho công bố tiếp sau khi bị ngừng vì cơ sở dữ liệu bị đặt lại.",
            "Lets publishing go on after it was stopped because the database was put back.",
            "catalog resume admin-units --reason \"Đã phục hồi\"",
            "catalog resume admin-units --reason \"Mất ổ đĩa\" --discard-versions 8..9");
        command.Add(catalog);
        command.Add(reason);
        command.Add(discard);
        host.Run(command, DemoRoles.Administrator, async (parse, connection, person, cancellationToken) =>
        {
            var (first, last) = Read(parse.GetValue(discard)) ?? (0, 0);
            var id = parse.GetRequiredValue(catalog);
            var request = new V1.ResumePublishingRequest
            {
                Name = Names.Catalog(id),
                Reason = parse.GetRequiredValue(reason),
                DiscardFirst = first,
                DiscardLast = last,
            };
            var response = await connection.CallAsync(
                call => connection.Catalogs.ResumePublishingAsync(request, call), cancellationToken);
            person.Write(CatalogAnswers.Of(id, response));
            return ExitCode.Ok;
        });
        return command;
    }

    private static (long First, long Last)? Read(string? text) =>
        text?.Split("..") is [var first, var last]
        && long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            ? (from, to)
            : null;
}
