using System.Globalization;
using CsCheck;
using MasterData.Changesets;
using MasterData.Changesets.Working;
using MasterData.Errors;
using Xunit.Sdk;

namespace MasterData.UnitTests.Changesets;

/// <summary>MODEL.md by random worlds. MASTERDATA_ITERATIONS says how many; a failure prints its seed.</summary>
public sealed class RuleProperties
{
    internal static readonly long Iterations = long.Parse(
        Environment.GetEnvironmentVariable("MASTERDATA_ITERATIONS") ?? "300", CultureInfo.InvariantCulture);

    internal static readonly Gen<(Draw Draw, int Order)[]> Draws = Gen.Select(
        Gen.Select(Gen.Int[0, Draw.Kinds - 1], Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 11])
            .Select((kind, first, second, third) => new Draw(kind, first, second, third)),
        Gen.Int[0, 99]).Array[1, 12];

    [Fact]
    public void Facts_PublishedInAnyOrder_GiveTheStateTheyGiveInOrder() =>
        Sample(draws => AnyOrder.OfTrueFacts(draws, Rules.All));

    [Fact]
    public void Facts_LetInInAnyOrder_AreLetInInOrderWithTheSameState() =>
        Sample(draws => AnyOrder.OfAcceptedFacts(draws, Rules.All));

    [Fact]
    public void States_InOrder_AreConsistentAndNeverChange() =>
        Sample(draws => AnyOrder.Problem(AnyOrder.InOrder(draws).World));

    [Fact]
    public void Amend_Repeated_ChangesNothing() => Sample(draws =>
    {
        var (world, facts) = AnyOrder.InOrder(draws);
        if (facts is not [.., { Operation: Amend } last])
        {
            return null;
        }

        var again = world.Judge(null, last.Dated);
        return again.Violations is [{ Reason: ViolationReason.NoChange }] && again.Changed.IsEmpty
            ? null
            : "not NO_CHANGE: " + string.Join("\n", again.Violations.Select(World.Line));
    });

    [Theory]
    [InlineData(nameof(Rules.StopAtNextStatement))]
    [InlineData(nameof(Rules.FlowIntoKeptCode))]
    [InlineData(nameof(Rules.ChildrenFollow))]
    [InlineData(nameof(Rules.MoveLaterHistory))]
    [InlineData(nameof(Rules.RefuseLaterHistory))]
    public void Rule_SwitchedOff_IsCaught(string rule)
    {
        var rules = rule switch
        {
            nameof(Rules.StopAtNextStatement) => Rules.All with { StopAtNextStatement = false },
            nameof(Rules.FlowIntoKeptCode) => Rules.All with { FlowIntoKeptCode = false },
            nameof(Rules.ChildrenFollow) => Rules.All with { ChildrenFollow = false },
            nameof(Rules.MoveLaterHistory) => Rules.All with { MoveLaterHistory = false },
            _ => Rules.All with { RefuseLaterHistory = false },
        };

        var caught = Assert.Throws<CsCheckException>(() => Sample(
            draws => AnyOrder.OfTrueFacts(draws, rules) ?? AnyOrder.OfAcceptedFacts(draws, rules), 1_000));

        // Caught by what a property says, not by a program that fell over.
        Assert.IsType<XunitException>(caught.InnerException);
    }

    internal static void Demand(string? problem)
    {
        if (problem is not null)
        {
            throw new XunitException(problem);
        }
    }

    private static void Sample(Func<(Draw Draw, int Order)[], string?> problem, long? iterations = null) =>
        Draws.Sample(draws => Demand(problem(draws)), iter: iterations ?? Iterations);
}
