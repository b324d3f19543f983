using System.Buffers.Text;
using System.Text;
using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Items;

namespace MasterData.Core.Catalogs;

/// <summary>Lists the catalogs that the caller may read, by id.</summary>
internal sealed class ListCatalogs(CatalogMemory memory, GetCatalog get)
{
    private const string TokenPrefix = "catalogs:";

    /// <summary>One page, and the token of the next one; empty on the last.</summary>
    public async Task<(IReadOnlyList<CatalogView> Catalogs, string NextPageToken)> ExecuteAsync(
        Actor actor, int pageSize, string pageToken, CancellationToken cancellationToken)
    {
        var after = ReadToken(pageToken);
        var ids = memory.All.Select(entry => entry.Catalog)
            .Where(id => actor.MayRead(id) && string.CompareOrdinal(id, after) > 0)
            .Take(pageSize + 1).ToList();

        var catalogs = new List<CatalogView>();
        foreach (var id in ids.Take(pageSize))
        {
            catalogs.Add(await get.ExecuteAsync(actor, id, null, cancellationToken));
        }

        return (catalogs, ids.Count > pageSize ? WriteToken(ids[pageSize - 1]) : "");
    }

    private static string WriteToken(string last) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(TokenPrefix + last));

    private static string ReadToken(string token)
    {
        if (token is "")
        {
            return "";
        }

        try
        {
            var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token));
            return text.StartsWith(TokenPrefix, StringComparison.Ordinal)
                ? text[TokenPrefix.Length..]
                : throw ItemErrors.InvalidPageToken();
        }
        catch (FormatException)
        {
            throw ItemErrors.InvalidPageToken();
        }
    }
}
