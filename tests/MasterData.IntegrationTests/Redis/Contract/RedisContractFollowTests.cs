namespace MasterData.IntegrationTests.Redis;

public sealed class RedisContractFollowTests(RedisCacheServer server)
    : ContractFollowTests(server), IClassFixture<RedisCacheServer>;
