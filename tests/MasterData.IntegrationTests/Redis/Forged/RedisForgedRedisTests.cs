namespace MasterData.IntegrationTests.Redis;

public sealed class RedisForgedRedisTests(RedisCacheServer server)
    : ForgedRedisTests(server), IClassFixture<RedisCacheServer>;
