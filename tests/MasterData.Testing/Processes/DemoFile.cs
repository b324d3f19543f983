using System.Text.Json;

namespace MasterData.Testing;

/// <summary>What a demo server says of itself in `demo.json`.</summary>
/// <param name="Grpc">The address of the gRPC service.</param>
/// <param name="Http">The address of the HTTP service.</param>
/// <param name="Redis">The endpoint of the Redis that it writes.</param>
/// <param name="Keys">The API key of each role.</param>
public sealed record DemoFile(string Grpc, string Http, string Redis, IReadOnlyDictionary<string, string> Keys)
{
    /// <summary>Reads <paramref name="path"/>.</summary>
    public static DemoFile Read(string path) =>
        JsonSerializer.Deserialize<DemoFile>(File.ReadAllText(path), JsonSerializerOptions.Web)
        ?? throw new InvalidDataException($"{path} is empty.");
}
