namespace MasterData.Catalogs;

/// <summary>The civil day of an instant in the zone of a catalog.</summary>
public static class CatalogZone
{
    /// <summary>The zone of a catalog that names none.</summary>
    public const string Default = "Asia/Ho_Chi_Minh";

    /// <summary>Which day it is at <paramref name="instant"/> in the zone with this IANA id.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone; it lacks the package
    /// tzdata.</exception>
    public static DateOnly DayAt(DateTimeOffset instant, string zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);
}
