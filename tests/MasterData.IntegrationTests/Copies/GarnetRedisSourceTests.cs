using MasterData.IntegrationTests.Redis;

namespace MasterData.IntegrationTests.Copies;

public sealed class GarnetRedisSourceTests(GarnetCacheServer server)
    : RedisSourceTests(server), IClassFixture<GarnetCacheServer>;
