using System.Globalization;
using CsCheck;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Items;
using MasterData.Outcomes;

namespace MasterData.UnitTests.Facts.Properties;

/// <summary>Random worlds: how many there are, and how they grow.</summary>
internal static class Worlds
{
    private const int Usual = 300;

    /// <summary>Runs a property on random worlds; it returns what is wrong, or null.</summary>
    public static void Check(Func<int[][], string?> property, int steps)
    {
        var count = int.TryParse(
            Environment.GetEnvironmentVariable("MASTERDATA_WORLDS"), CultureInfo.InvariantCulture, out var wanted)
            ? wanted
            : Usual;
        Gen.Int[0, 9_999].Array[12].Array[steps].Sample(
            numbers => Assert.Null(property(numbers)), iter: count, threads: 1,
            print: numbers => string.Join(" / ", numbers.Select(step => string.Join(',', step))));
    }

    public static MergeResult Merge(int[][] numbers) =>
        numbers[0][0] % 2 is 0 ? MergeResult.New : MergeResult.Continues;

    /// <summary>Grows a world by sound changesets on random days.</summary>
    /// <returns>The operations and the outcome of each that was accepted.</returns>
    public static List<(Operation[] Operations, Outcome Outcome)> Grow(
        FactsWorld world, int[][] numbers, int first = 0, bool withRecodes = true)
    {
        var published = new List<(Operation[] Operations, Outcome Outcome)>();
        for (var i = 0; i < numbers.Length; i++)
        {
            var dice = new Dice(numbers[i]);
            Operation[] operations =
                [.. new Draw(world, dice, dice.Pick(Tree.Days), first + i, withRecodes).Operations()];
            var outcome = world.TryPublish(operations);
            if (outcome.Refusals.IsEmpty)
            {
                published.Add((operations, outcome));
            }
        }

        return published;
    }

    /// <summary>
    /// The items with units named by their first code and day: ids are given in the order of publication.
    /// </summary>
    public static List<ItemDocument> WithPlainUnits(IEnumerable<ItemDocument> items)
    {
        var all = items.ToList();
        var names = all.SelectMany(item => item.Slices, (item, slice) => (item.Code, Slice: slice))
            .GroupBy(pair => pair.Slice.Unit, StringComparer.Ordinal)
            .ToDictionary(
                unit => unit.Key,
                unit => unit.OrderBy(pair => pair.Slice.ValidFrom)
                    .Select(pair => $"{pair.Code} {pair.Slice.ValidFrom:O}").First(),
                StringComparer.Ordinal);
        return [.. all.Select(item => item with
        {
            Slices = [.. item.Slices.Select(slice => slice with { Unit = names[slice.Unit] })],
            Legs =
            [
                .. item.Legs.Select(leg => leg with
                {
                    From = names.GetValueOrDefault(leg.From, leg.From),
                    To = names.GetValueOrDefault(leg.To, leg.To),
                }).OrderBy(leg => leg.Date).ThenBy(leg => leg.From, StringComparer.Ordinal)
                    .ThenBy(leg => leg.To, StringComparer.Ordinal),
            ],
        })];
    }

    /// <summary>What is wrong with a world by brute force; null: nothing.</summary>
    public static string? Audit(FactsWorld world) => new DocumentAudit(world).Problem() ?? FactAudit.Problem(world);
}
