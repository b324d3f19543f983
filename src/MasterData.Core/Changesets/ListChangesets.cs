using System.Buffers.Text;
using System.Text;
using MasterData.Core.Access;
using MasterData.Core.Following;
using MasterData.Core.Requests;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Changesets;

/// <summary>Lists changesets, newest first.</summary>
internal sealed class ListChangesets(MasterDataContextFactory contexts, CatalogMemory catalogs)
{
    private const int DefaultPageSize = 50;
    private const int LargestPageSize = 200;
    private const int IdLength = 32;
    private const int QueryHashLength = 16;

    /// <summary>One page of those that the actor may see.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="catalog">The id of the catalog; empty: all that the actor may see.</param>
    /// <param name="state">Only those in this state; null: any.</param>
    /// <param name="pageSize">The most to return; zero: 50; at most 200.</param>
    /// <param name="pageToken">The token of the page before; empty: the first page.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<ChangesetPage> ExecuteAsync(
        Actor actor,
        string catalog,
        ChangesetState? state,
        int pageSize,
        string pageToken,
        CancellationToken cancellationToken)
    {
        var size = Math.Min(pageSize is 0 ? DefaultPageSize : PageSize(pageSize), LargestPageSize);
        var query = RequestHash.Of(actor, "changeset.list", catalog, $"{state}").ToString()[..QueryHashLength];
        var last = ReadToken(pageToken, query);
        if (catalog is not "")
        {
            actor.Demand(catalog, Role.Steward, Role.Approver, Role.Auditor, Role.Administrator);
            catalogs.Get(catalog);
        }

        await using var db = contexts.Create();
        var changesets = Visible(db, actor, catalog);
        if (state is { } only)
        {
            changesets = changesets.Where(changeset => changeset.State == only);
        }

        if (last is not null)
        {
            changesets = changesets.Where(changeset => changeset.Id.CompareTo(last) < 0);
        }

        var page = await changesets.AsNoTracking().OrderByDescending(changeset => changeset.Id)
            .Take(size + 1).ToListAsync(cancellationToken);
        return page.Count > size
            ? new(page[..size], WriteToken(query, page[size - 1].Id))
            : new(page, "");
    }

    private static IQueryable<Changeset> Visible(MasterDataContext db, Actor actor, string catalog)
    {
        var all = db.Set<Changeset>().AsQueryable();
        if (catalog is not "")
        {
            return all.Where(changeset => changeset.Catalog == catalog);
        }

        if (actor.MayInspect(Grant.Everywhere))
        {
            return all;
        }

        var visible = actor.Grants.Select(grant => grant.Catalog).Where(actor.MayInspect).Distinct().ToList();
        return all.Where(changeset => visible.Contains(changeset.Catalog));
    }

    private static int PageSize(int pageSize) => pageSize > 0
        ? pageSize
        : throw ChangesetErrors.InvalidFields(
        [
            new()
            {
                Field = "page_size",
                Reason = Errors.ViolationReason.ValueType,
                Message = new("Cỡ trang không thể âm.", "The page size cannot be negative."),
                Remedy = new("Dùng số từ 1 đến 200, hoặc 0.", "Use a number from 1 to 200, or 0."),
            },
        ]);

    private static string WriteToken(string query, string last) =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(query + last));

    private static string? ReadToken(string token, string query)
    {
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        var text = Base64Url.IsValid(token) ? Encoding.ASCII.GetString(Base64Url.DecodeFromChars(token)) : "";
        return text.Length is QueryHashLength + IdLength && text.StartsWith(query, StringComparison.Ordinal)
            ? text[QueryHashLength..]
            : throw ChangesetErrors.InvalidPageToken();
    }
}
