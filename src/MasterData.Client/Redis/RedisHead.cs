using System.Globalization;
using System.Text.Json;
using MasterData.Digests;
using MasterData.Versions;

namespace MasterData.Client.Redis;

/// <summary>What <c>md:{catalog}:head</c> says: the version, its proof, and in which keys it is.</summary>
/// <param name="Proof">The head that what is read must prove.</param>
/// <param name="Generation">The generation whose keys hold it.</param>
/// <param name="Base">The version of the chunks.</param>
/// <param name="Chunks">How many chunks there are.</param>
/// <param name="Deltas">What leads from the base to the version, without a gap.</param>
/// <param name="Authority">The id of the authority that says it wrote this.</param>
internal sealed record RedisHead(
    CatalogHead Proof,
    string Generation,
    long Base,
    int Chunks,
    IReadOnlyList<RedisSpan> Deltas,
    string Authority)
{
    private const int MostChunks = 100_000;
    private const int MostDeltas = 1_000;

    /// <summary>Reads a head.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static RedisHead Parse(string catalog, string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var head = Read(catalog, json.RootElement);
            return head.FitsTogether
                ? head
                : throw new InvalidDataException($"The head of {catalog} contradicts itself.");
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException
            or KeyNotFoundException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException($"The head of {catalog} is none: {wrong.Message}", wrong);
        }
    }

    /// <summary>The deltas that lead on from <paramref name="have"/>; null: there are none.</summary>
    public IReadOnlyList<RedisSpan>? DeltasFrom(CatalogHead? have)
    {
        var spans = Deltas.SkipWhile(span => span.From != have?.Version).ToList();
        return have?.Epoch == Proof.Epoch && spans.Count > 0 ? spans : null;
    }

    private bool FitsTogether => Chunks is >= 0 and <= MostChunks
        && Deltas.Count <= MostDeltas
        && Deltas.All(span => span.From < span.To)
        && Deltas.Select(span => span.From).Append(Proof.Version).SequenceEqual(
            Deltas.Select(span => span.To).Prepend(Base));

    private static RedisHead Read(string catalog, JsonElement head) => new(
        new()
        {
            Catalog = catalog,
            Epoch = Text(head, "epoch"),
            Version = head.GetProperty("version").GetInt64(),
            Count = head.GetProperty("count").GetInt64(),
            Content = Hash.Parse(Text(head, "content")),
            Digest = Hash.Parse(Text(head, "digest")),
            Chain = Hash.Parse(Text(head, "chain")),
            PublishedAt = DateTimeOffset.Parse(
                Text(head, "published_at"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal),
        },
        Text(head, "generation"),
        head.GetProperty("base").GetInt64(),
        head.GetProperty("chunks").GetInt32(),
        [.. head.GetProperty("deltas").EnumerateArray().Select(span => RedisSpan.Parse($"{span.GetString()}"))],
        Text(head, "authority"));

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null.");
}
