using MasterData.Changesets;
using MasterData.Items;

namespace MasterData.UnitTests.Changesets;

/// <summary>Numbers that become a correction of, or a whole changeset about, whatever the world has.</summary>
internal sealed record CorrectionDraw(int Kind, int First, int Second, int Third)
{
    public const int Kinds = 7;

    public Operation[] Read(World world, int number)
    {
        var items = world.State.Items.ToList();
        var item = items[First % items.Count];
        var slice = item.Slices[Second % item.Slices.Length];
        var boundary = slice.ValidTo != DateOnly.MaxValue && Third % 2 is 0 ? slice.ValidTo : slice.ValidFrom;
        var day = new DateOnly(2020, 1, 1).AddDays(Third * 7);
        return Kind switch
        {
            0 => [new CorrectUndo(item.Code, boundary)],
            1 =>
                [new CorrectDate(
                    item.Code, boundary, boundary == DateOnly.MinValue ? day : boundary.AddDays(Second - 3))],
            2 => [new CorrectValue(item.Code, slice.ValidFrom, World.Fields((FieldIds.Name, $"X k{number}")))],
            3 => [new CorrectValue(item.Code, slice.ValidFrom, World.Fields((FieldIds.Parent, $"D{(Third % 3) + 1}")))],
            4 => [new CorrectRemove(item.Code)],
            5 => Swap(items, item, day),
            _ => [Again(item)],
        };
    }

    /// <summary>The item as it is, recorded once more without what followed on its last boundary.</summary>
    private static CorrectItem Again(ItemDocument item) => new(new(
        item.Code,
        [
            .. item.Slices.Take(Math.Max(1, item.Slices.Length - 1)).Select((slice, i) => new RecordedSlice(slice with
            {
                ValidTo = i == Math.Max(1, item.Slices.Length - 1) - 1 ? DateOnly.MaxValue : slice.ValidTo,
                Disposition = Disposition.GoesOn,
                Reason = "",
            })),
        ]));

    private Operation[] Swap(List<ItemDocument> items, ItemDocument item, DateOnly day)
    {
        var others = items.FindAll(other => other.Code[0] == item.Code[0] && other.Code != item.Code);
        var other = others[Second % others.Count].Code;
        return [new Recode(item.Code, other) { Date = day }, new Recode(other, item.Code) { Date = day }];
    }
}
