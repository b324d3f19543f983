using MasterData.IntegrationTests.Redis;

namespace MasterData.IntegrationTests.Copies;

public sealed class RedisRedisSourceTests(RedisCacheServer server)
    : RedisSourceTests(server), IClassFixture<RedisCacheServer>;
