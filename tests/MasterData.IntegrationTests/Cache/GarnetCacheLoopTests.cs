namespace MasterData.IntegrationTests.Cache;

public sealed class GarnetCacheLoopTests(GarnetCacheServer server)
    : CacheLoopTests(server), IClassFixture<GarnetCacheServer>;
