namespace MasterData.IntegrationTests.Cache;

public sealed class RedisContractFollowTests(RedisCacheServer server)
    : ContractFollowTests(server), IClassFixture<RedisCacheServer>;
