using System.Collections.Immutable;
using CsCheck;
using MasterData.Core.Access;
using MasterData.Core.Changesets;
using MasterData.Errors;

namespace MasterData.UnitTests.Changesets;

/// <summary>Whatever people try in whatever order, nobody publishes alone.</summary>
public sealed class FourEyesTests
{
    private static readonly ImmutableArray<Actor> People = [Sample.An, Sample.Binh, Sample.Chi];

    private static readonly Gen<(int Who, ChangesetStep Step, int Text)> AnyAction =
        Gen.Select(Gen.Int[0, 2], Gen.Enum<ChangesetStep>(), Gen.Int[0, 3]);

    [Fact]
    public void Publish_AfterAnySequence_HadASecondPersonSeeExactlyThatContent()
    {
        var published = 0;
        AnyAction.Array[1, 30].Sample(
            actions =>
            {
                var world = new World();
                foreach (var (who, step, text) in actions)
                {
                    world.Try(People[who], step, $"Lý do {text}");
                }

                Interlocked.Add(ref published, world.IsPublished ? 1 : 0);
            },
            iter: 10_000);

        Assert.True(published > 100, $"Only {published} sequences came to a publication.");
    }

    // What happened, written down independently of what the changeset remembers.
    private sealed class World
    {
        private readonly Changeset _changeset = Sample.DraftBy(Sample.An);
        private readonly HashSet<string> _accepted = []; // who accepted the present content since its last edit
        private readonly HashSet<string> _editors = [Sample.An.Id];

        public bool IsPublished => _changeset.State is ChangesetState.Published;

        public void Try(Actor actor, ChangesetStep step, string text)
        {
            try
            {
                Take(actor, step, text);
            }
            catch (MasterDataException)
            {
                return; // refused: nothing has happened
            }

            Note(actor, step);
            if (IsPublished)
            {
                Assert.Contains(_accepted, principal => !_editors.Contains(principal));
            }
        }

        private void Take(Actor actor, ChangesetStep step, string text)
        {
            switch (step)
            {
                case ChangesetStep.Edit:
                    _changeset.Edit(Sample.Content(text), actor, Sample.Now);
                    break;
                case ChangesetStep.Approve:
                    _changeset.Approve(actor, text, Sample.Now);
                    break;
                case ChangesetStep.Withdraw:
                    _changeset.Withdraw(actor, Sample.Now);
                    break;
                default:
                    Sample.Take(_changeset, step);
                    break;
            }
        }

        private void Note(Actor actor, ChangesetStep step)
        {
            switch (step)
            {
                case ChangesetStep.Edit:
                    _editors.Add(actor.Id);
                    _accepted.Clear();
                    break;
                case ChangesetStep.Return:
                    _accepted.Clear();
                    break;
                case ChangesetStep.Approve:
                    _accepted.Add(actor.Id);
                    break;
            }
        }
    }
}
