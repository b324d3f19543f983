using System.Text.Json;
using MasterData.Core.Access;

namespace MasterData.Server.Hosting;

/// <summary>
/// The file that tells demo clients where the server is and with which keys: only its owner can read it.
/// </summary>
internal sealed class DemoFile(ServerSettings settings)
{
    private readonly string _path = Path.Combine(settings.DataFolder, "demo.json");

    /// <summary>Makes the keys, or finds those of an earlier start, and writes the file.</summary>
    public async Task<Welcome> PrepareAsync(MakeDemoKeys make, CancellationToken cancellationToken)
    {
        var keys = await make.ExecuteAsync(await ReadKeysAsync(cancellationToken), cancellationToken);
        await WriteAsync(keys, cancellationToken);
        return Welcome.ToDemo(settings, _path);
    }

    private async Task<IReadOnlyDictionary<string, string>> ReadKeysAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(_path);
            var content = await JsonSerializer.DeserializeAsync<DemoContent>(
                file, JsonSerializerOptions.Web, cancellationToken);
            return content?.Keys ?? new Dictionary<string, string>();
        }
        catch (Exception exception) when (exception is FileNotFoundException or JsonException)
        {
            return new Dictionary<string, string>();
        }
    }

    // Written beside and moved, so that a reader never sees half of it.
    private async Task WriteAsync(IReadOnlyDictionary<string, string> keys, CancellationToken cancellationToken)
    {
        var content = new DemoContent(
            settings.GrpcAddress, settings.HttpAddress, settings.Redis.Address, keys);
        var temporary = $"{_path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new FileStream(temporary, options))
        {
            await JsonSerializer.SerializeAsync(file, content, JsonSerializerOptions.Web, cancellationToken);
        }

        File.Move(temporary, _path, overwrite: true);
    }

    private sealed record DemoContent(
        string Grpc, string Http, string Redis, IReadOnlyDictionary<string, string> Keys);
}
