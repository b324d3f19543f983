using System.CommandLine;
using System.Globalization;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Connecting;
using MasterData.Cli.Output;

namespace MasterData.Cli.Consumers;

/// <summary><c>consumers [CATALOG]</c></summary>
internal static class ConsumersCommand
{
    private static readonly Column[] Columns =
    [
        new("catalog", "Danh mục", "Catalog"), new("system", "Hệ thống", "System"),
        new("instance", "Bản chạy", "Instance"), new("state", "Trạng thái", "State"),
        new("version", "Phiên bản", "Version"), new("versions_behind", "Chậm (phiên bản)", "Versions behind"),
        new("behind_since", "Chậm từ", "Behind since"), new("digest_equal", "Khớp mã băm", "Digest equal"),
        new("source", "Nguồn", "Source"), new("reason", "Lý do", "Reason"), new(
            "last_seen", "Báo lần cuối", "Last seen"),
    ];

    public static Command Create(CommandHost host)
    {
        var catalog = host.Argument("CATALOG", "Danh mục; bỏ trống: mọi danh mục.", "The catalog; left out: all.");
        catalog.Arity = ArgumentArity.ZeroOrOne;
        var command = host.Command(
            "consumers",
            "Liệt kê các hệ thống giữ bản sao: phiên bản, độ chậm, có khớp mã băm không.",
            "Lists the systems that keep copies: version, how far behind, whether the digest is equal.",
            "consumers",
            "consumers admin-units -o csv");
        command.Add(catalog);
        host.Run(command, DemoRoles.Steward, async (parse, connection, person, cancellationToken) =>
        {
            var request = new V1.ListConsumersRequest
            {
                Parent = parse.GetValue(catalog) is { Length: > 0 } id ? Names.Catalog(id) : "",
            };
            var response = await connection.Reads.ListConsumersAsync(request, cancellationToken);
            person.Write(new(response, Columns, [.. response.Consumers.Select(Row)]));
            return ExitCode.Ok;
        });
        return command;
    }

    private static string[] Row(V1.Consumer consumer) =>
    [
        Names.IdOf(consumer.Copy.Cursor.Catalog), consumer.System, consumer.Instance, EnumText.Of(consumer.Copy.State),
        Values.Of(consumer.Copy.Cursor.Version), consumer.VersionsBehind.ToString(CultureInfo.InvariantCulture),
        Values.Of(consumer.BehindSince),
        consumer.HasDigestEqual
            ? (consumer.DigestEqual ? "yes" : "no")
            : "", consumer.Copy.Source, consumer.Copy.Reason,
        Values.Of(consumer.LastSeen),
    ];
}
