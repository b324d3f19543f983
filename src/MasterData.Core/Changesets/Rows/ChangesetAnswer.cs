using System.Collections.Immutable;
using System.Text.Json;
using MasterData.Core.Storage;
using MasterData.Digests;
using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Changesets;

/// <summary>A changeset as a request left it; its content stands in the bodies.</summary>
internal sealed record ChangesetAnswer
{
    public required ChangesetState State { get; init; }

    public required string Editors { get; init; }

    public required string LastEditor { get; init; }

    public required ImmutableArray<ChangesetAnsweredApproval> Approvals { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string ReviewComment { get; init; }

    public required long PublishedVersion { get; init; }

    public required long Revision { get; init; }

    public required string ContentHash { get; init; }

    /// <summary>Who accepted the content.</summary>
    public IEnumerable<ChangesetApproval> ToApprovals() => Approvals.Select(approval => new ChangesetApproval
    {
        Approver = approval.Approver,
        ContentHash = Hash.Parse(ContentHash),
        At = approval.At,
    });

    /// <summary>What is stored beside the request of the changeset as it is.</summary>
    public static string Of(Changeset changeset) => JsonSerializer.Serialize(new ChangesetAnswer
    {
        State = changeset.State,
        Editors = string.Join(' ', changeset.Editors),
        LastEditor = changeset.LastEditor,
        Approvals = [.. changeset.Approvals.Select(approval => new ChangesetAnsweredApproval(
            approval.Approver, approval.At))],
        UpdatedAt = changeset.UpdatedAt,
        ReviewComment = changeset.ReviewComment,
        PublishedVersion = changeset.PublishedVersion,
        Revision = changeset.Revision,
        ContentHash = $"{changeset.ContentHash}",
    });

    /// <summary>The changeset as the request left it, whatever has been done to it since.</summary>
    public static async Task<Changeset> ReadAsync(
        MasterDataContext db, Changeset present, string answer, CancellationToken cancellationToken)
    {
        var then = JsonSerializer.Deserialize<ChangesetAnswer>(answer)
            ?? throw new InvalidOperationException("A stored answer is empty.");
        var former = await db.Set<FormerBody>().AsNoTracking()
            .Where(body => body.Changeset == present.Id && body.Revision >= then.Revision)
            .OrderBy(body => body.Revision).FirstOrDefaultAsync(cancellationToken);
        return present.As(then, former?.Json ?? present.Body!.Json);
    }
}
