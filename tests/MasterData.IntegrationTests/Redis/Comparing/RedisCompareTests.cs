namespace MasterData.IntegrationTests.Redis;

public sealed class RedisCompareTests(RedisCacheServer server) : CompareTests(server), IClassFixture<RedisCacheServer>;
