using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using MasterData.Versions;

namespace MasterData.Core.Redis;

/// <summary>What the key <c>md:{catalog}:head</c> says: which version is there, and in which keys.</summary>
internal sealed record CacheHead
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
    };

    public required string Epoch { get; init; }

    public required long Version { get; init; }

    public required string Digest { get; init; }

    public required string PublishedAt { get; init; }

    public required string Generation { get; init; }

    /// <summary>The version that the chunks hold.</summary>
    public required long Base { get; init; }

    /// <summary>
    /// How many chunks there are, numbered from zero; at least one, as the catalog itself is a document.
    /// </summary>
    public required int Chunks { get; init; }

    /// <summary>The deltas from the base to the version, in order, each <c>from-to</c>.</summary>
    public required ImmutableArray<string> Deltas { get; init; }

    /// <summary>How many documents the version has.</summary>
    public required long Count { get; init; }

    public required string Content { get; init; }

    public required string Chain { get; init; }

    /// <summary>The id of the authority that wrote it.</summary>
    public string Authority { get; init; } = "";

    /// <summary>The authority's seal on catalog, epoch, version, digest and generation.</summary>
    public string Mac { get; init; } = "";

    /// <summary>Its epoch and version.</summary>
    [JsonIgnore]
    public Position Position => new(Epoch, Version);

    /// <summary>The value of <c>#meta</c> and of the hint.</summary>
    public string Meta => $"{Position}";

    /// <summary>The head of a generation that holds <paramref name="head"/> in chunks alone.</summary>
    public static CacheHead Of(CatalogHead head, string generation, int chunks) => new()
    {
        Epoch = head.Epoch,
        Version = head.Version,
        Digest = $"{head.Digest}",
        PublishedAt = head.PublishedAt.UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        Generation = generation,
        Base = head.Version,
        Chunks = chunks,
        Deltas = [],
        Count = head.Count,
        Content = $"{head.Content}",
        Chain = $"{head.Chain}",
    };

    /// <summary>Reads a head; null where this is not one.</summary>
    public static CacheHead? Parse(string json)
    {
        try
        {
            var head = JsonSerializer.Deserialize<CacheHead>(json, Json);
            return head is { Deltas.IsDefault: false, Chunks: >= 1 and <= 100_000 } ? head : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>This generation with one more delta, which leads to <paramref name="head"/>.</summary>
    public CacheHead With(CatalogHead head, string span) =>
        Of(head, Generation, Chunks) with { Base = Base, Deltas = Deltas.Add(span) };

    /// <summary>Whether what it says besides its parts is what it has to say of a version.</summary>
    public bool Says(CatalogHead head) =>
        Of(head, Generation, Chunks) with { Base = Base, Deltas = Deltas, Authority = Authority, Mac = Mac } == this;

    /// <summary>Whether its deltas lead from the base to the version without a gap.</summary>
    [JsonIgnore]
    public bool FitsTogether
    {
        get
        {
            var spans = Deltas.Select(delta => delta.Split('-')).ToList();
            return spans.TrueForAll(span => span.Length is 2)
                && spans.Select(span => span[0]).Append($"{Version}").SequenceEqual(
                    spans.Select(span => span[1]).Prepend($"{Base}"));
        }
    }

    /// <summary>What stands in Redis.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);
}
