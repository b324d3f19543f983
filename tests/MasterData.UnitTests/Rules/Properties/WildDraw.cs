using System.Collections.Immutable;
using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Items;
using MasterData.Operations;
using static MasterData.UnitTests.Facts.Ops;

namespace MasterData.UnitTests.Facts.Properties;

/// <summary>Draws changesets with corrections and nonsense among them.</summary>
internal sealed class WildDraw(FactsWorld world, Dice dice, string day, int number)
{
    private readonly List<string> _codes = [.. world.Store.Bearings.Keys.Order(StringComparer.Ordinal), "C0"];

    public List<Operation> Operations()
    {
        var chance = dice.Below(100);
        return chance switch
        {
            < 55 => new Draw(world, dice, day, number).Operations(),
            < 85 => [Correction()],
            < 95 => [Correction(), .. new Draw(world, dice, day, number).Operations()],
            _ => [.. Enumerable.Range(0, dice.Pick(1, 2, 3)).Select(_ => Nonsense())],
        };
    }

    private Operation Correction()
    {
        var (code, other) = (dice.Pick(_codes), AnyDay());
        return dice.Below(9) switch
        {
            0 => new CorrectUndo(code, other),
            1 => new UndoEvent(code, On(day), world.Version, 0),
            2 => new UndoEvent(code, On(day), 1 + dice.Below((int)world.Version), 1 + dice.Below(3)),
            3 => new CorrectDate(code, On(day), other),
            4 => new MoveEvent(
                code, On(day), On(dice.Pick(Tree.Days)), 1 + dice.Below((int)world.Version), 0),
            5 => new CorrectValue(code, dice.Pick(On(day), DateOnly.MinValue), Fields(AnyField())),
            6 => new CorrectRemove(code),
            7 => new Revert(1 + dice.Below((int)world.Version)),
            _ when !world.Store.Bearings.ContainsKey(code) => Record(code, []),
            _ => Mangled(code),
        };
    }

    private Operation Nonsense() => dice.Below(5) switch
    {
        0 => new Reorganize(
            "change",
            [.. Enumerable.Range(0, dice.Below(4)).Select(_ => new ReorganizeLeg(
                AnyCode(), AnyCode(), dice.Pick(Extent.Whole, Extent.Part)))],
            [.. Enumerable.Range(0, dice.Below(3)).Select(_ => Result(
                AnyCode(),
                dice.Pick<MergeResult?>(null, MergeResult.New, MergeResult.Continues),
                dice.Pick<(string, string)[]>([], [Name("Xã z")], [Name("Xã z"), Kind("x"), Parent("D1")])))])
        {
            Date = AnyDay(),
        },
        1 => new Recode(AnyCode(), AnyCode()) { Date = AnyDay() },
        2 => new Abolish(AnyCode(), dice.Pick("", "why")) { Date = AnyDay() },
        3 => new Create(AnyCode(), Fields(Name("Xã w"), Kind("x"), Parent(AnyCode()))) { Date = AnyDay() },
        _ => new Amend(AnyCode(), Fields(dice.Pick<(string, string)[]>(
            [Parent(AnyCode())], [Name("")], [(FieldIds.Code, "X")], [Name("\ud800")], [])))
        {
            Date = AnyDay(),
        },
    };

    /// <summary>A recorded item with something changed.</summary>
    private History Mangled(string code)
    {
        var history = AsRecorded.Of(world.Store, code);
        var slices = history.Item.Slices;
        var at = dice.Below(slices.Length);
        var legs = history.Item.Legs;
        (slices, legs) = dice.Below(8) switch
        {
            0 => (Changed(slices, at, slice => slice with { Name = $"Xã m{number}" }), legs),
            1 => (slices.RemoveAt(at), legs),
            2 when !legs.IsEmpty => (slices, legs.RemoveAt(dice.Below(legs.Length))),
            3 => (Changed(slices, slices.Length - 1, slice => slice with
            {
                ValidTo = On(dice.Pick(Tree.Days)),
                Disposition = dice.Pick(Enum.GetValues<Disposition>()),
                Reason = "why",
            }), legs),
            4 => (Changed(slices, 0, slice => slice with { ValidFrom = On(dice.Pick(Tree.Days)) }), legs),
            5 => (Changed(slices, at, slice => slice with { Parent = dice.Pick("D1", "D2", "D3", "") }), legs),
            6 => (slices, legs.Add(
                Leg(dice.Pick(Tree.Days), dice.Pick("?", code, "C1", "C2"), dice.Pick(Extent.Whole, Extent.Part)))),
            7 when slices.Length > 1 =>
                (Moved(slices, dice.Below(slices.Length - 1), On(dice.Pick(Tree.Days))), legs),
            _ => (slices, legs),
        };
        return history with
        {
            Item = history.Item with { Slices = slices, Legs = legs },
            ReissueReason = dice.Chance(20) ? "because" : "",
        };
    }

    private static ImmutableArray<RecordedSlice> Changed(
        ImmutableArray<RecordedSlice> slices, int at, Func<Slice, Slice> change) =>
        slices.SetItem(at, slices[at] with { Slice = change(slices[at].Slice) });

    private static ImmutableArray<RecordedSlice> Moved(ImmutableArray<RecordedSlice> slices, int at, DateOnly day) =>
        Changed(
            Changed(slices, at, slice => slice with { ValidTo = day }),
            at + 1,
            slice => slice with { ValidFrom = day });

    private (string Field, string Value) AnyField() => dice.Pick(
        Name($"Xã v{number}"), Kind(dice.Pick("x", "y", "d", "e")), Parent(dice.Pick("D1", "D2", "P1", "Q", "")),
        ("zz", "1"));

    private string AnyCode() => dice.Pick([.. _codes, $"C{number}5", $"D{number}5", "", "?"]);

    private DateOnly AnyDay() => dice.Pick(
        [.. Tree.Days.Select(On), DateOnly.MinValue, DateOnly.MaxValue, new(2020, 1, 3), new(2020, 1, 5)]);
}
