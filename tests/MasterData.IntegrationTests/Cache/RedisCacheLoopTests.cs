namespace MasterData.IntegrationTests.Cache;

public sealed class RedisCacheLoopTests(RedisCacheServer server)
    : CacheLoopTests(server), IClassFixture<RedisCacheServer>;
