namespace MasterData.IntegrationTests.Cache;

public sealed class RedisContractExampleTests(RedisCacheServer server)
    : ContractExampleTests(server), IClassFixture<RedisCacheServer>;
