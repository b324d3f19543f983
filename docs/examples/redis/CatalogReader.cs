using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using StackExchange.Redis;

namespace MasterData.Examples;

/// <summary>Redis cannot answer now. It never means that there is no such code.</summary>
public sealed class CatalogUnavailableException(string catalog) : Exception($"The catalog {catalog} is unavailable.");

/// <summary>
/// Reads one catalog of MasterData from Redis. Keep it, for all threads: it never goes back behind what it has used.
/// </summary>
public sealed class CatalogReader(IDatabase redis, string catalog)
{
    private readonly Lock _lock = new();
    private volatile Head? _head;
    private (string Epoch, long Version) _newest = ("", 0);

    /// <summary>Call this when the channel <c>md:{catalog}</c> says something: the head is read anew.</summary>
    public void Hint() => _head = null;

    /// <summary>The JSON document of a code; null: there is no such code.</summary>
    public Task<string?> DocumentAsync(string code) => FieldAsync("i", code);

    /// <summary>The code that has this alias; null: no code has it.</summary>
    public Task<string?> CodeOfAliasAsync(string alias) => FieldAsync("a", alias);

    /// <summary>The name on a day (YYYY-MM-DD); null: not in force.</summary>
    /// <remarks>A missing bound is open, the last day is out.</remarks>
    public static string? NameOn(string document, string day)
    {
        using var json = JsonDocument.Parse(document);
        foreach (var slice in json.RootElement.GetProperty("slices").EnumerateArray())
        {
            if (string.CompareOrdinal(Bound(slice, "valid_from") ?? "", day) <= 0
                && (Bound(slice, "valid_to") is not { } end || string.CompareOrdinal(day, end) < 0))
            {
                return slice.GetProperty("name").GetString();
            }
        }

        return null;
    }

    private static string? Bound(JsonElement slice, string name) =>
        slice.TryGetProperty(name, out var bound) ? bound.GetString() : null;

    private async Task<string?> FieldAsync(string kind, string field)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            if (await CurrentAsync() is not { } generation)
            {
                continue;
            }

            var found = await redis.HashGetAsync($"md:{{{catalog}}}:{kind}:{generation}", [field, "#built", "#meta"]);
            if (found[1] == generation && VersionOf(found[2]) is { } version && Advance(version))
            {
                return found[0];
            }

            Hint();
        }

        throw new CatalogUnavailableException(catalog);
    }

    private async Task<string?> CurrentAsync()
    {
        if (_head is { } head && Stopwatch.GetElapsedTime(head.ReadAt) < TimeSpan.FromSeconds(1))
        {
            return head.Generation;
        }

        var readAt = Stopwatch.GetTimestamp();
        string? text = await redis.StringGetAsync($"md:{{{catalog}}}:head");
        using var json = text is null ? null : JsonDocument.Parse(text);
        var generation = json?.RootElement.GetProperty("generation").GetString();
        _head = generation is null ? null : new(generation, readAt);
        return generation;
    }

    private bool Advance((string Epoch, long Version) version)
    {
        lock (_lock)
        {
            if (IsBefore(version, _newest))
            {
                return false;
            }

            _newest = version;
            return true;
        }
    }

    private static (string Epoch, long Version)? VersionOf(RedisValue meta) =>
        meta.ToString().Split('|') is [var epoch, var version]
            ? (epoch, long.Parse(version, CultureInfo.InvariantCulture))
            : null;

    // A later life has a greater epoch, whatever its versions are.
    private static bool IsBefore((string Epoch, long Version) one, (string Epoch, long Version) other) =>
        string.CompareOrdinal(one.Epoch, other.Epoch) is var order
        && (order < 0 || (order is 0 && one.Version < other.Version));

    private sealed record Head(string Generation, long ReadAt);
}
