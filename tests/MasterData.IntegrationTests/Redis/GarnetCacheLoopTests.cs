namespace MasterData.IntegrationTests.Redis;

public sealed class GarnetCacheLoopTests(GarnetCacheServer server)
    : CacheLoopTests(server), IClassFixture<GarnetCacheServer>;
