namespace MasterData.IntegrationTests.Redis;

public sealed class GarnetRedisSourceTests(GarnetCacheServer server)
    : RedisSourceTests(server), IClassFixture<GarnetCacheServer>;
