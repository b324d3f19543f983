namespace MasterData.IntegrationTests.Redis;

public sealed class RedisCacheInterruptionTests(RedisCacheServer server)
    : CacheInterruptionTests(server), IClassFixture<RedisCacheServer>;
