namespace MasterData.Mirror.Tables;

/// <summary>The zone of a catalog, as this machine knows it.</summary>
internal static class MirrorZone
{
    /// <summary>The zone with an IANA id.</summary>
    /// <exception cref="MirrorException">This machine does not know it.</exception>
    public static TimeZoneInfo Of(string catalog, string id) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : throw new MirrorException(
            $"Máy này không biết múi giờ {id} của danh mục {catalog}. Hãy cài gói tzdata.",
            $"This machine does not know {id}, the zone of {catalog}. Install the package tzdata.");
}
