using MasterData.Items;

namespace MasterData.Changesets.Working;

/// <summary>
/// MODEL.md 2: children follow a recoded parent by slices that state nothing; equal neighbours are joined.
/// </summary>
internal static class Derive
{
    public static void Run(Workspace work)
    {
        var children = work.Rules.ChildrenFollow ? Children(work) : [];
        foreach (var slice in children)
        {
            FollowStatement(work, slice);
        }

        foreach (var slice in children)
        {
            FollowRecodes(work, slice);
        }

        foreach (var item in work.Items.ToList())
        {
            JoinEqual(work, item.Code);
        }
    }

    /// <summary>
    /// The slices of all children of recoded codes, by start: what follows one may stand under another code.
    /// </summary>
    private static List<WorkSlice> Children(Workspace work)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parent in RecodedParents(work))
        {
            var operation = work.Item(parent).Operation;
            foreach (var child in ChildrenOf(work, parent).Where(codes.Add))
            {
                var item = work.Item(child);
                item.Operation = item.Operation < 0 ? operation : item.Operation;
            }
        }

        AddLaterCodes(work, codes);
        return [.. codes.SelectMany(work.SlicesOf).OrderBy(slice => slice.From)];
    }

    /// <summary>
    /// A child that was recoded itself stands under its later codes too, and what it inherits flows there.
    /// </summary>
    private static void AddLaterCodes(Workspace work, HashSet<string> codes)
    {
        var open = new Queue<string>(codes);
        while (open.TryDequeue(out var code))
        {
            foreach (var later in work.SlicesOf(code).SelectMany(slice => work.Load(slice.Unit).Slices).ToList())
            {
                if (codes.Add(later.Code))
                {
                    open.Enqueue(later.Code);
                }
            }
        }
    }

    private static HashSet<string> RecodedParents(Workspace work)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in work.Items.ToList())
        {
            foreach (var slice in work.SlicesOf(item.Code).ToList())
            {
                if (slice.Stated.Contains(FieldIds.Code) && slice.From > DateOnly.MinValue
                    && work.Load(slice.Unit).Slices.FirstOrDefault(other => other.To == slice.From) is { } before)
                {
                    codes.Add(before.Code);
                    codes.Add(slice.Code);
                }
            }

            if (item.Old?.Slices.Any(slice => slice.Stated.Contains(FieldIds.Code)) is true)
            {
                codes.Add(item.Code);
            }

            // A touched child of a code that was recoded once.
            foreach (var parent in work.SlicesOf(item.Code).Select(slice => slice[FieldIds.Parent] ?? "").Distinct())
            {
                if (parent.Length > 0 && work.State.Find(parent) is { } old
                    && old.Slices.Any(slice => slice.Disposition is Disposition.GoesOn
                        && slice.ValidTo != DateOnly.MaxValue && old.On(slice.ValidTo)?.Unit != slice.Unit))
                {
                    codes.Add(parent);
                }
            }
        }

        return codes;
    }

    private static IEnumerable<string> ChildrenOf(Workspace work, string parent) =>
        work.State.ChildrenOf(parent).ToList().Concat(work.Items
            .Where(item => work.SlicesOf(item.Code).Any(slice => slice[FieldIds.Parent] == parent))
            .Select(item => item.Code).ToList());

    private static void FollowStatement(Workspace work, WorkSlice slice)
    {
        if (!slice.Stated.Contains(FieldIds.Parent) && work.Previous(slice) is { } previous)
        {
            slice.Set(FieldIds.Parent, previous[FieldIds.Parent] ?? "");
        }
    }

    private static void FollowRecodes(Workspace work, WorkSlice slice)
    {
        while (slice[FieldIds.Parent] is { Length: > 0 } parent && Leaves(work, parent, slice.From) is { } moved)
        {
            if (moved.From >= slice.To)
            {
                if (moved.From == slice.To && work.Next(slice) is { } next && !next.Stated.Contains(FieldIds.Parent))
                {
                    Spread(work, next, moved.Code);
                }

                return;
            }

            slice = work.Split(slice, moved.From);
            slice.StartActs = slice.StartActs.Union(moved.StartActs);
            if (work.Previous(slice) is { } before)
            {
                before.EndActs = before.EndActs.Union(moved.StartActs);
            }

            Spread(work, slice, moved.Code);
        }
    }

    /// <summary>
    /// The first slice of the other code to which the units of a code go on after a day; null: they stay.
    /// </summary>
    private static WorkSlice? Leaves(Workspace work, string code, DateOnly day)
    {
        for (var above = work.On(code, day); above is not null && above.To != DateOnly.MaxValue;)
        {
            var next = work.Next(above);
            if (next is not null && next.Code != code)
            {
                return next;
            }

            above = next;
        }

        return null;
    }

    private static void Spread(Workspace work, WorkSlice start, string parent)
    {
        for (var slice = start; slice is not null;)
        {
            slice.Set(FieldIds.Parent, parent);
            var next = work.Next(slice);
            slice = next is not null && !next.Stated.Contains(FieldIds.Parent) ? next : null;
        }
    }

    private static void JoinEqual(Workspace work, string code)
    {
        var slices = work.SlicesOf(code);
        for (var i = slices.Count - 1; i > 0; i--)
        {
            var (left, right) = (slices[i - 1], slices[i]);
            if (right.Stated.IsEmpty && left.Unit == right.Unit && left.To == right.From
                && left.Values.SequenceEqual(right.Values))
            {
                left.To = right.To;
                left.EndActs = right.EndActs;
                left.Disposition = right.Disposition;
                left.Reason = right.Reason;
                work.Remove(right);
            }
        }
    }
}
