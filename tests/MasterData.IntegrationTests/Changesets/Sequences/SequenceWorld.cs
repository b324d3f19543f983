using System.Globalization;
using MasterData.Core.Access;
using MasterData.Core.Changesets;

namespace MasterData.IntegrationTests.Changesets;

/// <summary>
/// One changeset and four people; what happened is written down apart from what the service remembers.
/// </summary>
/// <remarks>The people come with all rights that they ever had, as with a key that another server remembers.</remarks>
internal sealed class SequenceWorld
{
    private const int People = 4;

    private readonly Desk _desk;
    private readonly Actor[] _people;
    private readonly HashSet<(string Principal, Role Role)> _rights = [];
    private readonly HashSet<string> _editors = [];
    private readonly HashSet<string> _approvers = [];
    private readonly List<PendingGrant> _pending = [];
    private readonly int _number;
    private Changeset _changeset = null!;
    private Changeset _shown = null!;
    private int _edits;

    private SequenceWorld(Desk desk, int number)
    {
        (_desk, _number) = (desk, number);
        _people = [.. Enumerable.Range(0, People).Select(i => new Actor(
            string.Create(CultureInfo.InvariantCulture, $"p{number}.{i}"),
            [new(Role.Steward, Desk.Catalog), new(Role.Approver, Desk.Catalog)]))];
    }

    /// <summary>Two administrators, each of whom confirms what the other proposes.</summary>
    public static Actor[] Administrators { get; } =
    [
        new("root1", [new(Role.Administrator, Grant.Everywhere)]),
        new("root2", [new(Role.Administrator, Grant.Everywhere)]),
    ];

    /// <summary>Whether the changeset became a version.</summary>
    public bool IsPublished { get; private set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A draft of the first of four people, who all may write and approve.</summary>
    public static async Task<SequenceWorld> BeginAsync(Desk desk, int number)
    {
        var world = new SequenceWorld(desk, number);
        await desk.GrantAsync(world._people);
        foreach (var person in world._people)
        {
            world._rights.Add((person.Id, Role.Steward));
            world._rights.Add((person.Id, Role.Approver));
        }

        world._changeset = (await desk.CreateAsync(world.Content(), world._people[0])).Changeset;
        world._shown = world._changeset;
        world._editors.Add(world._people[0].Id);
        return world;
    }

    /// <summary>Tries it.</summary>
    public async Task TakeAsync(SequenceAction action)
    {
        var person = _people[action.Who];
        switch (action.Step)
        {
            case SequenceStep.Edit:
                _changeset = await _desk.UpdateAsync(_changeset, Content(), person);
                _editors.Add(person.Id);
                _approvers.Clear();
                break;
            case SequenceStep.Submit:
                _changeset = await _desk.SubmitAsync(_changeset, person);
                break;
            case SequenceStep.Approve:
                await ApproveAsync(person, action.About);
                break;
            case SequenceStep.Return:
                _changeset = await _desk.ReturnAsync(_changeset, person);
                _approvers.Clear();
                break;
            case SequenceStep.Publish:
                await PublishAsync(person);
                break;
            default:
                await ChangeRightsAsync(action);
                break;
        }
    }

    // Sometimes with the content that was shown before.
    private async Task ApproveAsync(Actor person, int about)
    {
        var shown = about is 0 ? _shown : _changeset;
        var approved = await _desk.ApproveAsync(shown, person);
        Assert.Equal(_changeset.ContentHash, shown.ContentHash);
        _changeset = approved;
        _approvers.Add(person.Id);
    }

    private async Task PublishAsync(Actor person)
    {
        await _desk.PublishAsync(_changeset, person);
        IsPublished = true;
        Assert.Contains((person.Id, Role.Steward), _rights);
        Assert.Contains((_people[0].Id, Role.Steward), _rights);
        Assert.Contains(
            _approvers, approver => !_editors.Contains(approver) && _rights.Contains((approver, Role.Approver)));
    }

    private async Task ChangeRightsAsync(SequenceAction action)
    {
        var administrator = Administrators[action.Who % 2];
        var principal = _people[action.About].Id;
        var role = action.Who < 2 ? Role.Approver : Role.Steward;
        var grant = new Grant(role, Desk.Catalog);
        switch (action.Step)
        {
            case SequenceStep.TakeRight:
                var taken = await _desk.Get<WithdrawGrant>().ExecuteAsync(
                    administrator, principal, grant, "", Cancellation);
                Assert.Null(taken.Pending);
                _rights.Remove((principal, role));
                break;
            case SequenceStep.GiveRight:
                var given = await _desk.Get<GiveGrant>().ExecuteAsync(
                    administrator, principal, grant, "", Cancellation);
                if (given.Pending is { } pending)
                {
                    _pending.Add(pending);
                }

                break;
            default:
                await ConfirmAsync(administrator);
                break;
        }
    }

    private async Task ConfirmAsync(Actor administrator)
    {
        if (_pending is [.., var last])
        {
            await _desk.Get<ConfirmGrant>().ExecuteAsync(administrator, last.Id, "", Cancellation);
            Assert.NotEqual(last.ProposedBy, administrator.Id);
            _rights.Add((last.Principal, last.Role));
            _pending.Remove(last);
        }
    }

    // Codes that no other sequence has.
    private MasterData.Changesets.ChangesetContent Content()
    {
        _shown = _changeset;
        var code = (_number * 30 + ++_edits) % 100_000;
        return Desk.Creating(code.ToString("D5", CultureInfo.InvariantCulture));
    }
}
