using System.Globalization;
using MasterData.Core.Items;
using MasterData.Server.Requests;

namespace MasterData.Server.Catalogs;

/// <summary>Where the next page of versions begins. Opaque to callers.</summary>
internal static class VersionPages
{
    /// <summary>The token of the page below <paramref name="version"/>.</summary>
    public static string Write(string catalog, long version) =>
        OpaqueText.Write($"{catalog}/{version}");

    /// <summary>Reads the token; null: from the head on.</summary>
    /// <exception cref="MasterData.Errors.MasterDataException">It is not of this list.</exception>
    public static long? Read(string catalog, string token)
    {
        if (token is "")
        {
            return null;
        }

        return OpaqueText.TryRead(token) is { } text
            && text.StartsWith($"{catalog}/", StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(catalog.Length + 1), CultureInfo.InvariantCulture, out var version)
                ? version
                : throw ItemErrors.InvalidPageToken();
    }
}
