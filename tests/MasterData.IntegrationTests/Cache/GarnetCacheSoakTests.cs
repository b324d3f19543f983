namespace MasterData.IntegrationTests.Cache;

public sealed class GarnetCacheSoakTests(GarnetCacheServer server)
    : CacheSoakTests(server), IClassFixture<GarnetCacheServer>;
