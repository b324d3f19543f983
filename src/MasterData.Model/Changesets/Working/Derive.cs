using MasterData.Items;

namespace MasterData.Changesets.Working;

/// <summary>MODEL.md 2: children follow a recoded parent by slices that state nothing; equal neighbours are joined.</summary>
internal static class Derive
{
    public static void Run(Workspace work)
    {
        var children = RecodedParents(work).SelectMany(code => ChildrenOf(work, code)).ToHashSet(StringComparer.Ordinal);
        foreach (var code in children)
        {
            foreach (var slice in work.SlicesOf(code).ToList())
            {
                FollowStatement(work, slice);
            }

            foreach (var slice in work.SlicesOf(code).ToList())
            {
                FollowRecodes(work, slice);
            }
        }

        foreach (var item in work.Items.ToList())
        {
            JoinEqual(work, item.Code);
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

            foreach (var slice in item.Old?.Slices.Where(slice => slice.Stated.Contains(FieldIds.Code)) ?? [])
            {
                codes.Add(item.Code);
                codes.Add(slice.Parent);
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
        while (slice[FieldIds.Parent] is { Length: > 0 } parent && work.On(parent, slice.From) is { } above)
        {
            var moved = work.Load(above.Unit).Slices.Where(other => other.Code != parent && other.From > slice.From)
                .MinBy(other => other.From);
            if (moved is null || moved.From > slice.To || moved.From == DateOnly.MaxValue)
            {
                return;
            }

            if (moved.From == slice.To)
            {
                if (work.Next(slice) is { } next && !next.Stated.Contains(FieldIds.Parent))
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
