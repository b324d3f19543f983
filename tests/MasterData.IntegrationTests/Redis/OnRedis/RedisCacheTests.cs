namespace MasterData.IntegrationTests.Redis;

public sealed class RedisCacheTests(RedisCacheServer server)
    : CacheTests(server), IClassFixture<RedisCacheServer>;
