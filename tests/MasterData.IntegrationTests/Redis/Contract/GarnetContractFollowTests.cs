namespace MasterData.IntegrationTests.Redis;

public sealed class GarnetContractFollowTests(GarnetCacheServer server)
    : ContractFollowTests(server), IClassFixture<GarnetCacheServer>;
