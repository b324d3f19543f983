using System.Collections.Immutable;
using MasterData.Changesets;
using MasterData.Core.Access;
using MasterData.Core.Changesets;
using static MasterData.Core.Changesets.ChangesetState;
using static MasterData.Core.Changesets.ChangesetStep;

namespace MasterData.UnitTests.Changesets;

/// <summary>Changesets and people for tests.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);

    public static readonly Actor An = Person("an");

    public static readonly Actor Binh = Person("binh");

    public static readonly Actor Chi = Person("chi");

    public static Actor Person(string id) =>
        new(id, [new(Role.Steward, Grant.Everywhere), new(Role.Approver, Grant.Everywhere)]);

    public static ChangesetContent Content(string comment = "Bãi bỏ mã 00001") => new()
    {
        Comment = comment,
        Date = new(2026, 8, 1),
        Acts = ["12/2026/NQ"],
        Operations = [new Abolish("00001", "Không còn dùng")],
        BaseVersion = 1,
    };

    public static Changeset DraftBy(Actor author) => Changeset.Draft("admin-units", Content(), author, Now);

    /// <summary>A changeset of An's that came to a state by its steps.</summary>
    public static Changeset In(ChangesetState state)
    {
        var changeset = DraftBy(An);
        foreach (var step in Way(state))
        {
            Take(changeset, step);
        }

        return changeset;
    }

    /// <summary>Takes a step as somebody who may: An writes, Binh decides.</summary>
    public static void Take(Changeset changeset, ChangesetStep step)
    {
        Action take = step switch
        {
            Edit => () => changeset.Edit(Content("Sửa"), An, Now),
            Submit => () => changeset.Submit(Now),
            Approve => () => changeset.Approve(Binh, "", Now),
            Return => () => changeset.Return("Thiếu căn cứ", Now),
            Reject => () => changeset.Reject("Sai", Now),
            Withdraw => () => changeset.Withdraw(An, Now),
            Publish => () => changeset.Publish(2, Now),
            _ => throw new ArgumentOutOfRangeException(nameof(step)),
        };
        take();
    }

    private static ImmutableArray<ChangesetStep> Way(ChangesetState state) => state switch
    {
        Draft => [],
        InReview => [Submit],
        Approved => [Submit, Approve],
        Published => [Submit, Approve, Publish],
        Returned => [Submit, Return],
        Rejected => [Submit, Reject],
        Withdrawn => [Withdraw],
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}
