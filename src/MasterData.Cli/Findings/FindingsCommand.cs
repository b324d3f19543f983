using System.CommandLine;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;
using MasterData.Cli.Output;

namespace MasterData.Cli.Findings;

/// <summary><c>findings CATALOG</c></summary>
internal static class FindingsCommand
{
    private static readonly Column[] Columns =
    [
        new("version", "Phiên bản", "Version"), new("number", "Số", "Number"), new("reason", "Lý do", "Reason"),
        new("code", "Mã", "Code"), new("field", "Trường", "Field"), new("message", "Phát hiện", "Finding"),
        new("remedy", "Cách xử lý", "What to do"),
    ];

    public static Command Create(CommandHost host)
    {
        var catalog = host.Argument("CATALOG", "Danh mục, ví dụ admin-units.", "The catalog, such as admin-units.");
        var code = host.Option<string>("--code", "CODE", "Chỉ của mã này.", "Only of this code.");
        var command = host.Command(
            "findings",
            "Liệt kê những điều bất thường đã được công bố cùng số liệu.",
            "Lists what was published although it is unusual.",
            "findings admin-units",
            "findings admin-units --code 20656 -o csv");
        command.Add(catalog);
        command.Add(code);
        host.Run(command, DemoRoles.Consumer, async (parse, connection, person, cancellationToken) =>
        {
            var all = new V1.ListFindingsResponse();
            var request = new V1.ListFindingsRequest
            {
                Parent = Names.Catalog(parse.GetRequiredValue(catalog)),
                Code = parse.GetValue(code) ?? "",
                PageSize = 1000,
            };
            await foreach (var page in connection.Reads.ListFindingsAsync(request, cancellationToken))
            {
                all.Findings.Add(page.Findings);
            }

            person.Write(new(all, Columns, [.. all.Findings.Select(Row)]));
            return ExitCode.Ok;
        });
        return command;
    }

    private static string[] Row(V1.Finding finding) =>
    [
        Values.Of(finding.Version), Values.Of(finding.Number), EnumText.Of(finding.Reason), finding.Code, finding.Field,
        finding.Message, finding.Remedy,
    ];
}
