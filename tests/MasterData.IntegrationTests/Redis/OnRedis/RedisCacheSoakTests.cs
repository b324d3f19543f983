namespace MasterData.IntegrationTests.Redis;

public sealed class RedisCacheSoakTests(RedisCacheServer server)
    : CacheSoakTests(server), IClassFixture<RedisCacheServer>;
