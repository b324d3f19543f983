namespace MasterData.IntegrationTests.Cache;

public sealed class RedisCacheTests(RedisCacheServer server)
    : CacheTests(server), IClassFixture<RedisCacheServer>;
