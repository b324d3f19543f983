using MasterData.Catalogs;
using MasterData.Changesets;
using MasterData.Items;
using static MasterData.UnitTests.Changesets.Provinces;

namespace MasterData.UnitTests.Changesets;

/// <summary>Numbers that become a fact about whatever the world has when they are read.</summary>
internal sealed record Draw(int Kind, int First, int Second, int Third)
{
    public const int Kinds = 15;

    private static readonly string[] Values = ["", "1", "2", "3"];

    public Operation Read(World world, DateOnly day, int number, bool withRecodes)
    {
        var leaves = InForce(world, day, 'C');
        var groups = InForce(world, day, 'D');
        var (leaf, other) = (Pick(leaves, First), Pick(leaves, Second));
        var (group, otherGroup) = (Pick(groups, First), Pick(groups, Third));
        Operation operation = Kind switch
        {
            0 => Create($"C{number}9", $"X n{number}", "x", group),
            1 => Create($"D{number}9", $"Dn{number}", "d", Third % 2 is 0 ? "P1" : "P2"),
            2 => Amend(leaf, (FieldIds.Name, $"{"XY"[Third % 2]} r{number}")),
            3 => Amend(leaf, (FieldIds.Kind, Third % 2 is 0 ? "x" : "y")),
            4 => Amend(leaf, (FieldIds.Parent, otherGroup)),
            5 => Amend(leaf, ("attributes.a", Values[Third % 4]), ("attributes.b", $"{number}")),
            6 => Merge(leaf, [other, .. Third % 3 is 0 ? [Pick(leaves, Third)] : Array.Empty<string>()]),
            7 => Merge(leaf, other) with { Results = [Result(leaf, (FieldIds.Name, $"Y m{number}"))] },
            8 => Split(leaf, $"C{number}8", group, number),
            9 => new Reorganize("shift", [Part(leaf, leaf), Part(leaf, other), Whole(other, other)], []),
            10 => new Reorganize("merge", [Whole(other, leaf)], [Continuing(leaf)]),
            11 => new Abolish(Third % 3 is 0 ? group : leaf, "over"),
            12 when withRecodes => new Recode(group, $"D{number}7"),
            13 when withRecodes => new Recode(leaf, $"C{number}7"),
            14 => Merge(group, otherGroup),
            _ => Amend(group, (FieldIds.Name, $"Dr{number}")),
        };
        return operation with { Acts = [$"act{number % Tree.Acts}"] };
    }

    private static Reorganize Split(string from, string code, string group, int number) => new(
        "split",
        [Part(from, from), Part(from, code)],
        [Result(code, (FieldIds.Name, $"X s{number}"), (FieldIds.Kind, "x"), (FieldIds.Parent, group))]);

    private static ReorganizeResult Continuing(string code) => Result(code) with { Mode = MergeResult.Continues };

    private static string Pick(List<string> codes, int number) => codes.Count is 0 ? "C0" : codes[number % codes.Count];

    private static List<string> InForce(World world, DateOnly day, char first) =>
    [
        .. world.State.Items.Where(item => item.Code[0] == first && item.On(day.AddDays(-1)) is not null)
            .Select(item => item.Code),
    ];
}
