namespace MasterData.IntegrationTests.Redis;

public sealed class GarnetCacheInterruptionTests(GarnetCacheServer server)
    : CacheInterruptionTests(server), IClassFixture<GarnetCacheServer>;
