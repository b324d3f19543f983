using System.Collections.Concurrent;
using CsCheck;
using MasterData.Changesets;
using MasterData.Changesets.Working;

namespace MasterData.UnitTests.Changesets;

/// <summary>What must hold when what was recorded is corrected. A failure prints its seed.</summary>
public sealed class CorrectionProperties
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    private static readonly Gen<CorrectionDraw> Correction = Gen.Select(
        Gen.Int[0, CorrectionDraw.Kinds - 1], Gen.Int[0, 30], Gen.Int[0, 6], Gen.Int[0, 20],
        (kind, first, second, third) => new CorrectionDraw(kind, first, second, third));

    [Fact]
    public void States_AfterAnyCorrections_AreConsistentAndNeverChange()
    {
        var published = new ConcurrentDictionary<int, bool>();
        Gen.Select(RuleProperties.Draws, Correction.Array[1, 6]).Sample(
            (draws, corrections) =>
            {
                var world = AnyOrder.InOrder(draws).World;
                foreach (var (correction, number) in corrections.Select((correction, number) => (correction, number)))
                {
                    if (world.TryPublish(null, correction.Read(world, number)))
                    {
                        published[correction.Kind] = true;
                    }
                }

                RuleProperties.Demand(AnyOrder.Problem(world));
            },
            iter: RuleProperties.Iterations);

        // A kind that is always refused would prove nothing.
        Assert.Equal(Enumerable.Range(0, CorrectionDraw.Kinds), published.Keys.Order());
    }

    [Fact]
    public void Undo_OfTheLatestFact_GivesTheStateBefore() => RuleProperties.Draws.Sample(
        draws =>
        {
            var world = Tree.World(Rules.All);
            for (var number = 0; number < draws.Length; number++)
            {
                var day = Start.AddDays(number * 10);
                var fact = new Fact(day, draws[number].Draw.Read(world, day, number, withRecodes: true));
                var before = world.State;
                if (!world.TryPublish(null, fact.Dated))
                {
                    continue;
                }

                var undo = new CorrectUndo(CodeOf(fact.Operation), day);
                var undone = world.Judge(null, undo);
                RuleProperties.Demand(undone.Violations.IsEmpty ? null
                    : $"{fact}: " + string.Join("\n", undone.Violations.Select(World.Line)));
                var after = world.State.Next(undone.Changed, undone.Removed, DateTimeOffset.UnixEpoch);
                RuleProperties.Demand(
                    AnyOrder.Difference(before, after) is { } difference ? $"{fact}: {difference}" : null);
            }
        },
        iter: RuleProperties.Iterations);

    private static string CodeOf(Operation operation) =>
        operation is Recode recode ? recode.NewCode : operation.Codes.First();
}
