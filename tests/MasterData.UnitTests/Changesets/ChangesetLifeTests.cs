using MasterData.Core.Changesets;

namespace MasterData.UnitTests.Changesets;

public sealed class ChangesetLifeTests
{
    // Every step that is allowed; whatever is not here is refused.
    private static readonly Dictionary<(ChangesetState, ChangesetStep), ChangesetState> Allowed = new()
    {
        [(Draft, Edit)] = Draft,
        [(Draft, Submit)] = InReview,
        [(Draft, Withdraw)] = Withdrawn,
        [(InReview, Approve)] = Approved,
        [(InReview, Return)] = Returned,
        [(InReview, Reject)] = Rejected,
        [(InReview, Withdraw)] = Withdrawn,
        [(Approved, Publish)] = Published,
        [(Approved, Return)] = Returned,
        [(Approved, Reject)] = Rejected,
        [(Approved, Withdraw)] = Withdrawn,
        [(Returned, Edit)] = Returned,
        [(Returned, Submit)] = InReview,
        [(Returned, Withdraw)] = Withdrawn,
    };

    public static TheoryData<ChangesetState, ChangesetStep> All =>
    [
        .. from state in Enum.GetValues<ChangesetState>()
           from step in Enum.GetValues<ChangesetStep>()
           select (state, step),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Next_AnyStateAndStep_IsAsTheTableSays(ChangesetState state, ChangesetStep step)
    {
        ChangesetState? expected = Allowed.TryGetValue((state, step), out var next) ? next : null;

        Assert.Equal(expected, ChangesetLife.Next(state, step));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Step_AnyState_MovesOrIsRefusedWithTheState(ChangesetState state, ChangesetStep step)
    {
        var changeset = Sample.In(state);

        var refusal = Record.Exception(() => Sample.Take(changeset, step));

        if (Allowed.TryGetValue((state, step), out var next))
        {
            Assert.Null(refusal);
            Assert.Equal(next, changeset.State);
        }
        else
        {
            var error = Assert.IsType<Errors.MasterDataException>(refusal);
            Assert.Equal(Errors.ErrorReason.ChangesetState, error.Reason);
            Assert.Equal(changeset.Id, error.Metadata["changeset"]);
            Assert.Equal(state, changeset.State);
        }
    }
}
