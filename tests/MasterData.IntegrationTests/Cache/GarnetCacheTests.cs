namespace MasterData.IntegrationTests.Cache;

public sealed class GarnetCacheTests(GarnetCacheServer server)
    : CacheTests(server), IClassFixture<GarnetCacheServer>;
