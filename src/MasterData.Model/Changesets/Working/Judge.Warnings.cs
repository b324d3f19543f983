using MasterData.Errors;
using MasterData.Items;

namespace MasterData.Changesets.Working;

internal sealed partial class Judge
{
    // A list of thousands of siblings is no place where a person looks for a twin; and the cost would be the list's.
    private const int MostSiblings = 2_000;

    private void Warn(ItemDocument item, ItemDocument? old)
    {
        var operation = OperationOf(item.Code);
        if (Classify.Ends(old, item))
        {
            var by = context.ReferencedBy(item.Code, item.Slices[^1].ValidTo);
            if (by.Count > 0)
            {
                Warn(operation, item.Code, "code", ViolationReason.ReferencedBy,
                    Says.ReferencedBy(item.Code, string.Join(", ", by)));
            }
        }

        if (work.Item(item.Code).Recorded)
        {
            for (var i = 1; i < item.Slices.Length; i++)
            {
                if (item.Slices[i - 1].ValidTo < item.Slices[i].ValidFrom)
                {
                    Warn(operation, item.Code, "slices", ViolationReason.CodeReturns,
                        Says.Returns(item.Code, item.Slices[i].ValidFrom));
                }
            }
        }
        else if (item.Slices[^1] is { ValidTo: var end } last && end == DateOnly.MaxValue
            && (old is null || old.Slices[^1] is var before
                && (before.Name, before.Kind, before.Parent) != (last.Name, last.Kind, last.Parent)))
        {
            WarnOfTwins(operation, item.Code, last);
        }
    }

    private void WarnOfTwins(int operation, string code, Slice slice)
    {
        var siblings = State.ChildrenOf(slice.Parent).Take(MostSiblings + 1).ToList();
        if (siblings.Count > MostSiblings)
        {
            return;
        }

        var folded = Folding.Fold(slice.ShortName);
        foreach (var sibling in siblings.Where(sibling => sibling != code))
        {
            if (documents.Find(sibling)?.Slices[^1] is not { } other || other.ValidTo != DateOnly.MaxValue
                || other.Parent != slice.Parent || other.Kind != slice.Kind)
            {
                continue;
            }

            if (other.ShortName == slice.ShortName)
            {
                Warn(operation, code, FieldIds.Name, ViolationReason.SameName, Says.SameName(
                    code, sibling, slice.Parent));
            }
            else if (Folding.Fold(other.ShortName) == folded)
            {
                Warn(operation, code, FieldIds.Name, ViolationReason.UnaccentedTwin, Says.Twin(
                    code, sibling, slice.Parent));
            }
        }
    }
}
