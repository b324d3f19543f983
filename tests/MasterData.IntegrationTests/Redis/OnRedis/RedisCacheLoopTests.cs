namespace MasterData.IntegrationTests.Redis;

public sealed class RedisCacheLoopTests(RedisCacheServer server)
    : CacheLoopTests(server), IClassFixture<RedisCacheServer>;
