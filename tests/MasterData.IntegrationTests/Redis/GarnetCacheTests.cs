namespace MasterData.IntegrationTests.Redis;

public sealed class GarnetCacheTests(GarnetCacheServer server)
    : CacheTests(server), IClassFixture<GarnetCacheServer>;
