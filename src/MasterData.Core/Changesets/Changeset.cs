using System.Globalization;
using MasterData.Changesets;
using MasterData.Core.Access;
using MasterData.Digests;

namespace MasterData.Core.Changesets;

/// <summary>A steward's proposal for one catalog.</summary>
internal sealed class Changeset
{
    private readonly List<ChangesetApproval> _approvals = [];

    private ChangesetContent? _content;

    private Changeset()
    {
    }

    /// <summary>Its id; later ones sort after earlier ones.</summary>
    public string Id { get; private init; } = "";

    /// <summary>The id of the catalog.</summary>
    public string Catalog { get; private init; } = "";

    /// <summary>Where it stands.</summary>
    public ChangesetState State { get; private set; } = ChangesetState.Draft;

    /// <summary>Who made it.</summary>
    public string Author { get; private init; } = "";

    /// <summary>Who edited it last.</summary>
    public string LastEditor { get; private set; } = "";

    /// <summary>Who made or edited it since it began, with the author first.</summary>
    public IReadOnlyList<string> Editors => EditedBy.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>What the last approver said.</summary>
    public string ReviewComment { get; private set; } = "";

    /// <summary>The version it made; zero until then.</summary>
    public long PublishedVersion { get; private set; }

    /// <summary>How often it has changed.</summary>
    public long Revision { get; private set; }

    /// <summary>How many operations it has.</summary>
    public int OperationCount { get; private set; }

    /// <summary>SHA-256 of operations, dates, acts, comment and base version: what approvals bind to.</summary>
    public Hash ContentHash { get; private set; }

    /// <summary>Who accepted the present content.</summary>
    public IReadOnlyList<ChangesetApproval> Approvals => _approvals;

    /// <summary>What it wants; in a list without operations and new acts.</summary>
    public ChangesetContent Content => _content ??= ChangesetJson.Read(Body?.Json ?? Summary);

    /// <summary>Identifies this state.</summary>
    public string Etag => Revision.ToString(CultureInfo.InvariantCulture);

    /// <summary>The resource name.</summary>
    public string Name => ResourceName.OfChangeset(Id);

    internal string Summary { get; private set; } = "";

    /// <summary>The <see cref="Editors"/> as they are stored.</summary>
    internal string EditedBy { get; private set; } = "";

    internal ChangesetBody? Body { get; private set; }

    /// <summary>The contents that it had before the edits made with this object.</summary>
    internal List<FormerBody> Replaced { get; } = [];

    /// <summary>Who accepted exactly the stored content without having edited the changeset.</summary>
    internal IReadOnlyList<string> ValidApprovers =>
        Body is not null && ContentHash == ChangesetJson.HashOf(Catalog, Body.Json)
            ? [
                .. _approvals.Where(approval => approval.ContentHash == ContentHash && !IsOwn(approval.Approver))
                    .Select(approval => approval.Approver),
            ]
            : [];

    /// <summary>Opens a changeset.</summary>
    internal static Changeset Draft(string catalog, ChangesetContent content, Actor author, DateTimeOffset now)
    {
        var changeset = new Changeset
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            Catalog = catalog,
            Author = author.Id,
            CreatedAt = now,
        };
        changeset.Replace(content, author, now);
        return changeset;
    }

    /// <summary>Replaces the content, which voids every approval.</summary>
    internal void Edit(ChangesetContent content, Actor editor, DateTimeOffset now)
    {
        State = After(ChangesetStep.Edit);
        Replace(content, editor, now);
    }

    /// <summary>Hands it to the approvers.</summary>
    internal void Submit(DateTimeOffset now) => Move(ChangesetStep.Submit, now);

    /// <summary>Accepts it on behalf of somebody who neither made nor edited it.</summary>
    internal void Approve(Actor approver, string comment, DateTimeOffset now)
    {
        if (IsOwn(approver.Id))
        {
            throw ChangesetErrors.SelfApproval(this);
        }

        Move(ChangesetStep.Approve, now);
        _approvals.Add(new() { Approver = approver.Id, ContentHash = ContentHash, At = now });
        ReviewComment = comment;
    }

    /// <summary>Gives it back; what was approved must be approved anew.</summary>
    internal void Return(string comment, DateTimeOffset now)
    {
        Move(ChangesetStep.Return, now);
        _approvals.Clear();
        ReviewComment = comment;
    }

    /// <summary>Refuses it for good.</summary>
    internal void Reject(string comment, DateTimeOffset now)
    {
        Move(ChangesetStep.Reject, now);
        _approvals.Clear();
        ReviewComment = comment;
    }

    /// <summary>Takes it back, which only its author may.</summary>
    internal void Withdraw(Actor actor, DateTimeOffset now)
    {
        if (actor.Id != Author)
        {
            throw ChangesetErrors.NotAuthor(this);
        }

        Move(ChangesetStep.Withdraw, now);
    }

    /// <summary>Notes the version that it becomes.</summary>
    internal void Publish(long version, DateTimeOffset now)
    {
        DemandPublishable();
        Move(ChangesetStep.Publish, now);
        PublishedVersion = version;
    }

    /// <summary>Refuses what is not approved exactly as it stands.</summary>
    internal void DemandPublishable()
    {
        After(ChangesetStep.Publish);
        if (ValidApprovers.Count is 0)
        {
            throw ChangesetErrors.NotApprovedAsItStands(this);
        }
    }

    /// <summary>Refuses an etag that is not the present one; an empty one is not checked.</summary>
    internal void DemandEtag(string etag)
    {
        if (etag is not "" && etag != Etag)
        {
            throw ChangesetErrors.EtagMismatch(Name);
        }
    }

    /// <summary>Refuses a step that the state does not allow.</summary>
    internal ChangesetState After(ChangesetStep step) =>
        ChangesetLife.Next(State, step) ?? throw ChangesetErrors.WrongState(this, step);

    /// <summary>Refuses an approval of a content other than the present one.</summary>
    /// <param name="shown">The hash of the content that the approver was shown, as 64 hexadecimal digits.</param>
    internal void DemandShown(string shown)
    {
        if (!Hash.TryParse(shown, out var hash) || hash != ContentHash)
        {
            throw ChangesetErrors.NotTheContentShown(Name);
        }
    }

    /// <summary>The changeset as it was answered before.</summary>
    internal Changeset As(ChangesetAnswer then, string json)
    {
        var content = ChangesetJson.Read(json);
        var former = new Changeset
        {
            Id = Id,
            Catalog = Catalog,
            Author = Author,
            CreatedAt = CreatedAt,
            State = then.State,
            LastEditor = then.LastEditor,
            UpdatedAt = then.UpdatedAt,
            ReviewComment = then.ReviewComment,
            PublishedVersion = then.PublishedVersion,
            Revision = then.Revision,
            OperationCount = content.Operations.Length,
            ContentHash = Hash.Parse(then.ContentHash),
            Body = new() { Changeset = Id, Json = json },
            _content = content,
            EditedBy = then.Editors,
        };
        former._approvals.AddRange(then.ToApprovals());
        return former;
    }

    private bool IsOwn(string principal) =>
        principal == Author || principal == LastEditor || Editors.Contains(principal, StringComparer.Ordinal);

    private void Move(ChangesetStep step, DateTimeOffset now)
    {
        State = After(step);
        UpdatedAt = now;
        Revision++;
    }

    private void Replace(ChangesetContent content, Actor editor, DateTimeOffset now)
    {
        var json = ChangesetJson.Write(content);
        if (Body is null)
        {
            Body = new() { Changeset = Id, Json = json };
        }
        else
        {
            Replaced.Add(new() { Changeset = Id, Revision = Revision, Json = Body.Json });
            Body.Json = json;
        }

        _content = content;
        _approvals.Clear();
        Summary = ChangesetJson.Write(content with { Operations = [], NewActs = [] });
        OperationCount = content.Operations.Length;
        ContentHash = ChangesetJson.HashOf(Catalog, json);
        LastEditor = editor.Id;
        EditedBy = Editors.Contains(editor.Id, StringComparer.Ordinal) ? EditedBy : $"{EditedBy} {editor.Id}".Trim();
        UpdatedAt = now;
        Revision++;
    }
}
