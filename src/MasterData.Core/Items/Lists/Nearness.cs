using MasterData.Items;
using MasterData.Versions;

namespace MasterData.Core.Items;

/// <summary>What lies nearest to a day on which a code is not in force.</summary>
internal static class Nearness
{
    /// <summary>The slice that begins or ends nearest to <paramref name="day"/>.</summary>
    public static Slice NearestTo(ItemDocument item, DateOnly day) =>
        item.Slices.MinBy(slice => slice.ValidFrom > day
            ? slice.ValidFrom.DayNumber - day.DayNumber
            : day.DayNumber - slice.ValidTo.DayNumber + 1)!;

    /// <summary>The codes that the unit of an ended slice became, or goes on under, in ordinal order.</summary>
    public static IReadOnlyCollection<string> SuccessorsOf(ItemDocument item, Slice slice, CatalogState state)
    {
        var units = item.Legs
            .Where(leg => leg.From == slice.Unit && leg.Date == slice.ValidTo)
            .Select(leg => leg.To)
            .Append(slice.Unit);
        return
        [
            .. units.SelectMany(unit => CodesOn(unit, slice.ValidTo, state))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<string> CodesOn(string unit, DateOnly day, CatalogState state) =>
        unit is Leg.None or Leg.NotRecorded
            ? []
            : state.CodesOfUnit(unit).Where(code => state.Find(code)?.On(day)?.Unit == unit);
}
