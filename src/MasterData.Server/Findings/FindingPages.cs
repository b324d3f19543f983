using System.Globalization;
using MasterData.Core.Findings;
using MasterData.Core.Items;
using MasterData.Server.Requests;

namespace MasterData.Server.Findings;

/// <summary>Where the next page of findings begins. Opaque to callers.</summary>
internal static class FindingPages
{
    /// <summary>The token of the page after <paramref name="last"/>.</summary>
    public static string Write(FindingQuery query, FindingRow last) =>
        OpaqueText.Write($"{PrefixOf(query)}{last.Version}/{last.Number}");

    /// <summary>The query from where the token says.</summary>
    /// <exception cref="MasterData.Errors.MasterDataException">The token is not of this query.</exception>
    public static FindingQuery Read(FindingQuery query, string token)
    {
        if (token is "")
        {
            return query;
        }

        return OpaqueText.TryRead(token) is { } text
            && text.StartsWith(PrefixOf(query), StringComparison.Ordinal)
            && text[PrefixOf(query).Length..].Split('/') is [var version, var number]
            && long.TryParse(version, CultureInfo.InvariantCulture, out var afterVersion)
            && int.TryParse(number, CultureInfo.InvariantCulture, out var afterNumber)
                ? query with { AfterVersion = afterVersion, AfterNumber = afterNumber }
                : throw ItemErrors.InvalidPageToken();
    }

    private static string PrefixOf(FindingQuery query) => $"{query.Catalog}/{query.Reason}/{query.Code}/";
}
