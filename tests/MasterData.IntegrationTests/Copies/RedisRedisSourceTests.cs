using MasterData.IntegrationTests.Cache;

namespace MasterData.IntegrationTests.Copies;

public sealed class RedisRedisSourceTests(RedisCacheServer server)
    : RedisSourceTests(server), IClassFixture<RedisCacheServer>;
