namespace MasterData.IntegrationTests.Redis;

public sealed class GarnetCacheSoakTests(GarnetCacheServer server)
    : CacheSoakTests(server), IClassFixture<GarnetCacheServer>;
