using MasterData.Changesets;
using MasterData.Core.Access;
using MasterData.Core.Following;

namespace MasterData.Core.Changesets;

/// <summary>Replaces the content of a draft or returned changeset, which voids every approval.</summary>
internal sealed class UpdateChangeset(TakeStep step, CatalogMemory catalogs)
{
    /// <summary>Replaces it on behalf of a steward; another base version makes the change anew on that.</summary>
    public Task<Changeset> ExecuteAsync(
        Actor actor,
        string changeset,
        ChangesetContent content,
        string etag,
        string requestId,
        CancellationToken cancellationToken)
    {
        var text = ChangesetText.Check(content);
        var request = new StepRequest(actor, "changeset.update", changeset, etag, requestId)
        {
            Role = Role.Steward,
            Text = ChangesetJson.Write(text),
            Comment = text.Comment,
        };
        return step.ExecuteAsync(
            request,
            (found, now) => found.Edit(Based(found.Catalog, text), actor, now),
            cancellationToken);
    }

    private ChangesetContent Based(string catalog, ChangesetContent content)
    {
        var head = catalogs.Get(catalog).State.Head.Version;
        return content.BaseVersion > head ? throw ChangesetErrors.BaseNotPublished(catalog, content.BaseVersion, head)
            : content.BaseVersion is 0 ? content with { BaseVersion = head }
            : content;
    }
}
