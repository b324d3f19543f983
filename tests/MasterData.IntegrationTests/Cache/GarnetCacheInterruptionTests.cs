namespace MasterData.IntegrationTests.Cache;

public sealed class GarnetCacheInterruptionTests(GarnetCacheServer server)
    : CacheInterruptionTests(server), IClassFixture<GarnetCacheServer>;
