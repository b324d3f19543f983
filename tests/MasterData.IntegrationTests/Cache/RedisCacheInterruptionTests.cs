namespace MasterData.IntegrationTests.Cache;

public sealed class RedisCacheInterruptionTests(RedisCacheServer server)
    : CacheInterruptionTests(server), IClassFixture<RedisCacheServer>;
