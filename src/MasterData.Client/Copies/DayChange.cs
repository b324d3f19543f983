using MasterData.Items;
using MasterData.Versions;

namespace MasterData.Client.Copies;

/// <summary>Midnight has passed in the zone of a catalog: what is in force changed without any message.</summary>
/// <param name="Catalog">The catalog.</param>
/// <param name="Head">The head of what the copy showed at that moment.</param>
/// <param name="Days">The days that have begun, in order: one, or several where the machine slept meanwhile.</param>
/// <param name="Began">The slices whose first day is one of <paramref name="Days"/>, by day and code.</param>
/// <param name="Ended">
/// The slices that no longer hold since one of <paramref name="Days"/>, by day and code. Where the unit goes on under
/// the code, the slice that follows is in <paramref name="Began"/>.
/// </param>
public sealed record DayChange(
    string Catalog,
    CatalogHead Head,
    IReadOnlyList<DateOnly> Days,
    IReadOnlyList<CodedSlice> Began,
    IReadOnlyList<CodedSlice> Ended)
{
    /// <summary>
    /// What changed after the day <paramref name="told"/> up to <paramref name="today"/>, a later one.
    /// </summary>
    internal static DayChange Between(CatalogState state, DateOnly told, DateOnly today) => new(
        state.Head.Catalog,
        state.Head,
        [.. Enumerable.Range(1, today.DayNumber - told.DayNumber).Select(told.AddDays)],
        SlicesWhere(state, slice => slice.ValidFrom, told, today),
        SlicesWhere(state, slice => slice.ValidTo, told, today));

    private static IReadOnlyList<CodedSlice> SlicesWhere(
        CatalogState state, Func<Slice, DateOnly> bound, DateOnly told, DateOnly today) =>
        [.. state.Items
            .SelectMany(item => item.Slices, (item, slice) => new CodedSlice(item.Code, slice))
            .Where(coded => bound(coded.Slice) > told && bound(coded.Slice) <= today)
            .OrderBy(coded => bound(coded.Slice))
            .ThenBy(coded => coded.Code, StringComparer.Ordinal)];
}
