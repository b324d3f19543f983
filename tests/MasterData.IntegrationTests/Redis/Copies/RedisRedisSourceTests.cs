namespace MasterData.IntegrationTests.Redis;

public sealed class RedisRedisSourceTests(RedisCacheServer server)
    : RedisSourceTests(server), IClassFixture<RedisCacheServer>;
