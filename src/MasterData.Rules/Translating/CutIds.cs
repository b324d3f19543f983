using MasterData.Facts;

namespace MasterData.Translating;

/// <summary>The ids of cuts (rule 17).</summary>
internal static class CutIds
{
    /// <summary>
    /// The id that the cut of a thread on a day has or once had, unless that was moved elsewhere; else a new one.
    /// </summary>
    public static string CutId(this WorkingFacts facts, string thread, string code, DateOnly day)
    {
        if (facts.Facts(thread, day, FactKind.Unit) is [var present, ..])
        {
            return present.Key;
        }

        var used = facts.Facts(thread).Where(fact => fact.Kind is FactKind.Unit).Select(fact => fact.Key)
            .ToHashSet(StringComparer.Ordinal);
        return facts.PastOf(thread).FirstOrDefault(fact => fact.Kind is FactKind.Unit && fact.Thread == thread
            && fact.Day == day && !used.Contains(fact.Key))?.Key ?? facts.NewUnit(code, day);
    }
}
