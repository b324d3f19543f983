using System.Globalization;
using CsCheck;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Changesets;

/// <summary>
/// Whatever several people try in whatever order, nothing is published without a second person's right.
/// </summary>
/// <remarks>MASTERDATA_SEQUENCES says how many sequences; scripts/rights.sh runs ten thousand.</remarks>
public sealed class SequenceTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private const int Usual = 200;

    private static readonly Gen<SequenceAction> AnyAction = Gen.Select(
        Gen.Int[0, 3],
        Gen.Frequency(
            (3, Gen.Const(SequenceStep.Edit)),
            (5, Gen.Const(SequenceStep.Submit)),
            (7, Gen.Const(SequenceStep.Approve)),
            (1, Gen.Const(SequenceStep.Return)),
            (6, Gen.Const(SequenceStep.Publish)),
            (2, Gen.Const(SequenceStep.TakeRight)),
            (2, Gen.Const(SequenceStep.GiveRight)),
            (3, Gen.Const(SequenceStep.Confirm))),
        Gen.Int[0, 3],
        (who, step, about) => new SequenceAction(who, step, about));

    [Fact]
    public async Task Publish_AfterAnySequenceOfSeveralPeople_HadEnoughApproversWithTheirRights()
    {
        var count = int.TryParse(
            Environment.GetEnvironmentVariable("MASTERDATA_SEQUENCES"), CultureInfo.InvariantCulture, out var wanted)
            ? wanted
            : Usual;
        using var desk = await Desk.OpenAsync(database);
        await desk.GrantAsync(SequenceWorld.Administrators);
        var (sequences, published) = (0, 0);

        // The seed of a sequence that fails stands in the message.
        await AnyAction.Array[4, 24].SampleAsync(
            async actions =>
            {
                var world = await SequenceWorld.BeginAsync(desk, sequences++);
                foreach (var action in actions)
                {
                    try
                    {
                        await world.TakeAsync(action);
                    }
                    catch (MasterDataException)
                    {
                        // Refused: nothing has happened.
                    }
                }

                published += world.IsPublished ? 1 : 0;
            },
            iter: count,
            threads: 1);

        TestContext.Current.SendDiagnosticMessage($"{published} of {sequences} sequences came to a publication.");
        Assert.True(published > count / 50, $"Only {published} of {sequences} sequences came to a publication.");
    }
}
