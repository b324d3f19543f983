using System.Globalization;
using MasterData.Core.Access;
using MasterData.Core.Requests;
using MasterData.Digests;

namespace MasterData.Core.Changesets;

/// <summary>Who asks for which step of which changeset.</summary>
/// <param name="Actor">Who asks.</param>
/// <param name="Action">The step, as the audit trail names it.</param>
/// <param name="Changeset">The id of the changeset.</param>
/// <param name="Etag">The state that was seen; empty: not checked.</param>
/// <param name="RequestId">The UUID of the caller's choice; may be empty.</param>
internal sealed record StepRequest(Actor Actor, string Action, string Changeset, string Etag, string RequestId)
{
    /// <summary>The role that the step asks for; null: the step itself checks the right.</summary>
    public Role? Role { get; init; }

    /// <summary>What the actor says, or the content it sends.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the audit trail should quote.</summary>
    public string Comment { get; init; } = "";

    public Hash Hash => RequestHash.Of(Actor, Action, Changeset, Etag, Text);

    /// <summary>Refuses who lacks the role.</summary>
    public void Demand(Changeset changeset)
    {
        if (Role is { } role)
        {
            Actor.Demand(changeset.Catalog, role);
        }
    }

    /// <summary>The content's hash and revision, so that the trail shows what the step was about.</summary>
    public string Detail(Changeset changeset) => string.Create(
        CultureInfo.InvariantCulture,
        $"catalog={changeset.Catalog} revision={changeset.Revision} content={changeset.ContentHash} comment={Comment}");
}
