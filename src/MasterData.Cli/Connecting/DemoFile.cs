using System.Text.Json;
using MasterData.Cli.CommandLine;
using MasterData.Cli.Errors;

namespace MasterData.Cli.Connecting;

/// <summary>What a <c>--demo</c> server says of itself in <c>demo.json</c>.</summary>
/// <param name="Grpc">The address of its gRPC service.</param>
/// <param name="Keys">The API key of each role.</param>
internal sealed record DemoFile(string? Grpc, IReadOnlyDictionary<string, string>? Keys)
{
    /// <summary>Reads <paramref name="path"/>.</summary>
    public static DemoFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<DemoFile>(File.ReadAllText(path), JsonSerializerOptions.Web)
                ?? throw new JsonException();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CliException(
                ExitCode.Usage,
                $"không đọc được tệp demo {path}: máy chủ --demo ghi tệp này vào thư mục dữ liệu của nó khi khởi động.",
                $"cannot read the demo file {path}: a --demo server writes it into its data folder when it starts.");
        }
        catch (JsonException)
        {
            throw new CliException(ExitCode.Usage, $"{path} không phải tệp demo.json.", $"{path} is no demo.json.");
        }
    }

    /// <summary>The key of <paramref name="role"/>.</summary>
    public string KeyOf(string role) => Keys?.GetValueOrDefault(role) ?? throw new CliException(
        ExitCode.Usage, $"tệp demo không có khoá của vai {role}.", $"the demo file has no key of the role {role}.");
}
