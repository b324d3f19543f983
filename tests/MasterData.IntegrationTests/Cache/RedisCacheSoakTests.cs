namespace MasterData.IntegrationTests.Cache;

public sealed class RedisCacheSoakTests(RedisCacheServer server)
    : CacheSoakTests(server), IClassFixture<RedisCacheServer>;
