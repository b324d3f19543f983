namespace MasterData.Core.Redis;

/// <summary>Redis holds catalogs of another authority and none of this one, so nothing is written there.</summary>
internal sealed class ForeignRedisException(string catalog, string authority) : Exception(
    $"{catalog} there is of authority {authority}");
