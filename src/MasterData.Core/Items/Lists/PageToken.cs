using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using MasterData.Core.Versions;

namespace MasterData.Core.Items;

/// <summary>Where the next page of a list begins. Opaque to callers.</summary>
/// <param name="Epoch">The life of the catalog.</param>
/// <param name="Version">The version of all pages.</param>
/// <param name="Day">The day of all pages.</param>
/// <param name="Filter">The hash of what was asked for.</param>
/// <param name="After">The last code of the page before.</param>
internal sealed record PageToken(string Epoch, long Version, DateOnly Day, string Filter, string After)
{
    private const int FilterBytes = 12;

    /// <summary>The token of the page after <paramref name="after"/>.</summary>
    public static string Write(ListQuery query, ReadPoint point, string after)
    {
        var token = new PageToken(
            point.Head.Epoch, point.Head.Version, point.EffectiveOn, FilterOf(query), after);
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(token));
    }

    /// <summary>Reads the token of a query; null if it has none.</summary>
    /// <exception cref="Errors.MasterDataException">It is not a token of this query.</exception>
    public static PageToken? Read(ListQuery query)
    {
        if (query.PageToken is "")
        {
            return null;
        }

        return TryRead(query.PageToken) is { Epoch: not null, After: not null } token && token.Filter == FilterOf(query)
            ? token
            : throw ItemErrors.InvalidPageToken();
    }

    private static PageToken? TryRead(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<PageToken>(Base64Url.DecodeFromChars(text));
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    // The size of the pages may change from page to page; everything else may not.
    private static string FilterOf(ListQuery query)
    {
        var filter = JsonSerializer.SerializeToUtf8Bytes(query with { PageToken = "", PageSize = 0 });
        return Convert.ToHexStringLower(SHA256.HashData(filter).AsSpan(0, FilterBytes));
    }
}
