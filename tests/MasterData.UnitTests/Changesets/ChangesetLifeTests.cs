using MasterData.Core.Changesets;
using MasterData.Errors;
using static MasterData.Core.Changesets.ChangesetState;
using static MasterData.Core.Changesets.ChangesetStep;

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

    // By their names, because a test is public and they are not.
    public static TheoryData<string, string> All =>
    [
        .. from state in Enum.GetNames<ChangesetState>()
           from step in Enum.GetNames<ChangesetStep>()
           select (state, step),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Next_AnyStateAndStep_IsAsTheTableSays(string stateName, string stepName)
    {
        var (state, step) = (Enum.Parse<ChangesetState>(stateName), Enum.Parse<ChangesetStep>(stepName));
        ChangesetState? expected = Allowed.TryGetValue((state, step), out var next) ? next : null;

        Assert.Equal(expected, ChangesetLife.Next(state, step));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Step_AnyState_MovesOrIsRefusedWithTheState(string stateName, string stepName)
    {
        var (state, step) = (Enum.Parse<ChangesetState>(stateName), Enum.Parse<ChangesetStep>(stepName));
        var changeset = Sample.In(state);

        var refusal = Record.Exception(() => Sample.Take(changeset, step));

        if (Allowed.TryGetValue((state, step), out var next))
        {
            Assert.Null(refusal);
            Assert.Equal(next, changeset.State);
        }
        else
        {
            var error = Assert.IsType<MasterDataException>(refusal);
            Assert.Equal(ErrorReason.ChangesetState, error.Reason);
            Assert.Equal(changeset.Id, error.Metadata["changeset"]);
            Assert.Equal(state, changeset.State);
        }
    }
}
