using MasterData.Facts;

namespace MasterData.Judging;

/// <summary>A value of a field of a thread and its time.</summary>
internal sealed record FieldLine(DateOnly From, DateOnly To, string Value, IReadOnlyList<Fact> Facts)
{
    /// <summary>The values of a field of a thread by day.</summary>
    public static List<FieldLine> Of(WorkingFacts facts, string thread, string field)
    {
        var spine = facts.Spine(thread);
        var days = facts.Facts(thread)
            .Where(fact => fact.Kind is FactKind.State && fact.Key == field && spine.Covers(fact.Day))
            .GroupBy(fact => fact.Day).OrderBy(day => day.Key).ToList();
        return [.. days.Select((day, i) => new FieldLine(
            day.Key,
            i + 1 < days.Count ? days[i + 1].Key : spine.End,
            day.Select(fact => fact.Value).Min(StringComparer.Ordinal)!,
            [.. day]))];
    }
}
