using System.Globalization;
using System.Text.Json;
using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Testing;

/// <summary>The head as a reader of the contract understands it.</summary>
public sealed record ContractHead
{
    /// <summary>The version that is there.</summary>
    public required ContractVersion Version { get; init; }

    /// <summary>The generation whose keys hold it.</summary>
    public required string Generation { get; init; }

    /// <summary>The version that the chunks hold.</summary>
    public required long Base { get; init; }

    /// <summary>How many chunks there are.</summary>
    public required int Chunks { get; init; }

    /// <summary>The deltas from the base to the version, each <c>from-to</c>.</summary>
    public required IReadOnlyList<string> Deltas { get; init; }

    /// <summary>What a whole copy must prove.</summary>
    public required CatalogHead Proof { get; init; }

    /// <summary>Reads the JSON of <c>md:{catalog}:head</c>.</summary>
    public static ContractHead Parse(string catalog, string json)
    {
        using var document = JsonDocument.Parse(json);
        var head = document.RootElement;
        string Text(string name) => head.GetProperty(name).GetString()!;
        return new()
        {
            Version = new(Text("epoch"), head.GetProperty("version").GetInt64()),
            Generation = Text("generation"),
            Base = head.GetProperty("base").GetInt64(),
            Chunks = head.GetProperty("chunks").GetInt32(),
            Deltas = [.. head.GetProperty("deltas").EnumerateArray().Select(delta => delta.GetString()!)],
            Proof = new()
            {
                Catalog = catalog,
                Epoch = Text("epoch"),
                Version = head.GetProperty("version").GetInt64(),
                Count = head.GetProperty("count").GetInt64(),
                Content = Hash.Parse(Text("content")),
                Digest = Hash.Parse(Text("digest")),
                Chain = Hash.Parse(Text("chain")),
                PublishedAt = DateTimeOffset.Parse(Text("published_at"), CultureInfo.InvariantCulture),
            },
        };
    }
}
