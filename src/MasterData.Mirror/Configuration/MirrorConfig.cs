using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using MasterData.Client.Connecting;
using MasterData.Client.Redis;

namespace MasterData.Mirror.Configuration;

/// <summary>What is mirrored, from where and into what: the file of <c>--config</c>.</summary>
internal sealed record MirrorConfig
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The address of the gRPC service, such as <c>http://127.0.0.1:5081</c>.</summary>
    public required Uri Server { get; init; }

    /// <summary>The ids of the catalogs.</summary>
    public required IReadOnlyList<string> Catalogs { get; init; }

    /// <summary>The API key, <c>md_…</c>; better in a file or in MASTERDATA_TOKEN.</summary>
    public string Key { get; init; } = "";

    /// <summary>A file with the API key, relative to this file.</summary>
    public string KeyFile { get; init; } = "";

    /// <summary>
    /// Whether the key may go over <c>http</c> to another machine, where everybody on the way can read it.
    /// </summary>
    public bool AllowInsecure { get; init; }

    /// <summary>The name of this instance in the register of consumers.</summary>
    public string Instance { get; init; } = "mirror";

    /// <summary>The file of a SQLite database, relative to this file; made if it is missing.</summary>
    public string Sqlite { get; init; } = "";

    /// <summary>The connection string of a PostgreSQL database.</summary>
    public string Postgres { get; init; } = "";

    /// <summary>The Redis that is read while the server cannot be reached; absent: none.</summary>
    public RedisOptions? Redis { get; init; }

    /// <summary>The files with secrets that other accounts of this machine may read.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> SharedFiles { get; private init; } = [];

    /// <summary>Reads the file, and the key that it or MASTERDATA_TOKEN names.</summary>
    /// <exception cref="MirrorException">It cannot be read, or what it says makes no sense.</exception>
    public static MirrorConfig Read(string path)
    {
        try
        {
            var config = JsonSerializer.Deserialize<MirrorConfig>(File.ReadAllText(path), Json)
                ?? throw new JsonException("null");
            config.Demand(path);
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return config with
            {
                Key = config.KeyFrom(folder),
                Sqlite = config.Sqlite is "" ? "" : Path.Combine(folder, config.Sqlite),
                SharedFiles = [.. config.SecretFiles(path, folder).Where(SecretFile.IsReadableByOthers)],
            };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new MirrorException(
                $"Không đọc được {path}: {fault.Message}", $"{path} cannot be read: {fault.Message}", fault);
        }
    }

    private IEnumerable<string> SecretFiles(string path, string folder) =>
        (Key.Length, Postgres.Length, Redis?.Password.Length ?? 0, KeyFile.Length) switch
        {
            (0, 0, 0, 0) => [],
            (0, 0, 0, _) => [Path.Combine(folder, KeyFile)],
            (_, _, _, 0) => [path],
            _ => [path, Path.Combine(folder, KeyFile)],
        };

    private string KeyFrom(string folder) => this switch
    {
        { Key: not "" } => Key,
        { KeyFile: not "" } => File.ReadAllText(Path.Combine(folder, KeyFile)).Trim(),
        _ => Environment.GetEnvironmentVariable("MASTERDATA_TOKEN") is { Length: > 0 } token
            ? token
            : throw new MirrorException(
                "Thiếu khóa: đặt key_file trong tệp cấu hình hoặc biến MASTERDATA_TOKEN.",
                "There is no key: set key_file in the configuration, or MASTERDATA_TOKEN."),
    };

    private void Demand(string path)
    {
        if (Catalogs.Count is 0 or > 100 || (Sqlite.Length is 0) == (Postgres.Length is 0))
        {
            throw new MirrorException(
                $"{path}: nêu từ 1 đến 100 danh mục, và đúng một trong sqlite, postgres.",
                $"{path}: name 1 to 100 catalogs, and exactly one of sqlite and postgres.");
        }

        if (!AllowInsecure && !MasterDataChannel.IsPrivate(Server))
        {
            throw new MirrorException(
                $"{path}: {Server} không mã hóa và không phải máy này nên khóa có thể bị đọc trộm. Dùng https, hoặc "
                + "đặt "
                + "allow_insecure nếu chấp nhận.",
                $"{path}: {Server} is not encrypted and not this machine, so the key could be read on the way. Use "
                + "https, or set allow_insecure if you accept that.");
        }

        if (Redis?.Validate(new ValidationContext(Redis)).FirstOrDefault() is { } wrong)
        {
            throw new MirrorException(
                $"{path}: redis sai: {wrong.ErrorMessage}", $"{path}: redis is wrong: {wrong.ErrorMessage}");
        }
    }
}
