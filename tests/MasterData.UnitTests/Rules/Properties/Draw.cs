using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Items;
using static MasterData.UnitTests.Facts.Ops;

namespace MasterData.UnitTests.Facts.Properties;

/// <summary>Draws the operations of one changeset: all kinds, several on one day, most of them sound.</summary>
internal sealed class Draw(FactsWorld world, Dice dice, string day, int number, bool withRecodes = true)
{
    private readonly List<string> _communes = Tree.Alive(world, day, 'C');
    private readonly List<string> _districts = Tree.Alive(world, day, 'D');
    private readonly List<string> _provinces = Tree.Alive(world, day, 'P');

    private string New => $"C{number}9";

    private string Act => $"a{number}";

    public List<Operation> Operations()
    {
        var kind = dice.Below(26);
        if (kind is 24)
        {
            return
            [
                .. new Draw(world, dice, day, (number * 10) + 1, withRecodes).Operations(),
                .. new Draw(world, dice, day, (number * 10) + 2, withRecodes).Operations(),
            ];
        }

        if (!withRecodes && kind is 16 or 17 or 18 or 19 or 23)
        {
            kind -= 12;
        }

        var (commune, other) = (Commune(), Commune());
        return [.. Drawn(kind, commune, other).Select(operation => operation.By(Act))];
    }

    private IEnumerable<Operation> Drawn(int kind, string commune, string other) => kind switch
    {
        0 => [Create(New, $"Xã n{number}", District(), day, "x")],
        1 => [Create($"D{number}9", $"Huyện {number}", Of(_provinces), day, "d")],
        2 or 3 => [Amend(commune, day, Name($"{dice.Pick("Xã", "Phường")} r{number}"))],
        4 => [Amend(commune, day, Kind(dice.Pick("x", "y")))],
        5 => [Amend(commune, day, Parent(District()))],
        6 => [Amend(commune, day, Attribute("a", dice.Pick("", "1", "2")), Attribute("b", $"{number}"))],
        7 => [Amend(District(), day, dice.Chance(50) ? Kind(dice.Pick("d", "e")) : Parent(Of(_provinces)))],
        8 or 9 => [Merger(commune, other)],
        10 or 11 => [Split(commune)],
        12 => [Shift(commune, other)],
        13 => [Reorganize(day, [Whole(other, commune)], Result(commune, MergeResult.Continues))],
        14 => [Redistribution(commune, other)],
        15 => [Abolish(dice.Chance(80) ? commune : District(), day, "over")],
        16 => [Recode(District(), $"D{number}7", day)],
        17 => [Recode(commune, $"C{number}7", day)],
        18 => [Recode(commune, other, day), Recode(other, commune, day)],
        19 => Swap(District(), District()),
        20 => DistrictMerger(District(), District()),
        21 => [Recorded()],
        22 => [Reorganize(
            day, [Part(commune, commune), Part(commune, dice.Pick("", "?"))], Result(commune, Mode()))],
        23 => dice.Chance(50)
            ?
            [
                Recode(commune, $"C{number}7", day),
                Reorganize(
                    day,
                    [Whole(other, dice.Pick(commune, $"C{number}7"))],
                    Result($"C{number}7", MergeResult.Continues)),
            ]
            : [Recode(commune, other, day)],
        _ => [Reorganize(day, [Whole(commune, New)], NewCommune())],
    };

    private Reorganize Merger(string commune, string other)
    {
        var sources = new SortedSet<string>(StringComparer.Ordinal) { commune, other };
        if (dice.Chance(30))
        {
            sources.Add(Commune());
        }

        return Reorganize(
            day,
            [.. sources.Select(source => Whole(source, commune))],
            dice.Chance(50) ? Result(commune, Mode(), Name($"Phường m{number}")) : Result(commune, Mode()));
    }

    private Reorganize Split(string commune) => Reorganize(
        day, [Part(commune, commune), Part(commune, New)], NewCommune(), Result(commune, Mode()));

    private Reorganize Shift(string commune, string other)
    {
        ReorganizeLeg[] legs = [Part(commune, commune), Part(commune, other)];
        return Reorganize(
            day,
            dice.Chance(60) ? [.. legs, Whole(other, other)] : legs,
            [.. new[] { Result(commune, Mode()), Result(other, Mode()) }.DistinctBy(result => result.Code)]);
    }

    private Reorganize Redistribution(string commune, string other)
    {
        var sources = new SortedSet<string>(StringComparer.Ordinal) { commune, other, Commune() }.ToList();
        var targets = new SortedSet<string>(StringComparer.Ordinal)
        {
            dice.Pick(sources), dice.Pick(sources), dice.Pick(New, dice.Pick(sources)),
        }.ToList();
        var legs = new List<ReorganizeLeg>();
        foreach (var source in sources)
        {
            var to = Enumerable.Range(0, dice.Pick(1, 1, 2)).Select(_ => dice.Pick(targets))
                .Concat(targets.Where(target => target == source)).Distinct(StringComparer.Ordinal).ToList();
            legs.AddRange(to.Select(target => to.Count is 1 ? Whole(source, target) : Part(source, target)));
        }

        return Reorganize(day, [.. legs], [.. targets.Where(target => legs.Exists(leg => leg.To == target))
            .Select(target => target == New ? NewCommune() : Result(target, Mode()))]);
    }

    private IEnumerable<Operation> Swap(string left, string right) =>
        [Recode(left, right, day), Recode(right, left, day)];

    private IEnumerable<Operation> DistrictMerger(string target, string source)
    {
        var children = _communes.Where(code => world.Item(code).Slices.Any(slice =>
            slice.Covers(On(day)) && slice.Parent == source));
        return [Merge(target, source, day), .. children.Select(code => Amend(code, day, Parent(target)))];
    }

    private RecordItem Recorded()
    {
        var days = Tree.Days.OrderBy(_ => dice.Below(1000)).Take(2).Order(StringComparer.Ordinal).ToList();
        var last = Slice($"Xã q{number}b", dice.Pick("x", "y"), District(), days[1]);
        RecordedSlice[] slices = !dice.Chance(50)
            ? [last]
            : dice.Chance(50)
                ?
                [
                    Slice($"Xã q{number}", "x", District(), null, days[0], Disposition.NotRecorded), last,
                ]
                : [Slice($"Xã q{number}", "x", District(), null, days[0], Disposition.None, "why"), last];
        return Record(New, slices, dice.Chance(50) ? [Leg(days[1], "?", dice.Pick(Extent.Whole, Extent.Part))] : []);
    }

    private ReorganizeResult NewCommune() =>
        Result(New, null, Name($"Xã n{number}"), Kind("x"), Parent(District()));

    private MergeResult? Mode() => dice.Pick<MergeResult?>(null, null, MergeResult.New, MergeResult.Continues);

    private string Commune() => Of(_communes);

    private string District() => Of(_districts);

    private string Of(List<string> codes) => codes.Count > 0 ? dice.Pick(codes) : "C0";
}
