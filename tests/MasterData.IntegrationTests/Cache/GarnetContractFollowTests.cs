namespace MasterData.IntegrationTests.Cache;

public sealed class GarnetContractFollowTests(GarnetCacheServer server)
    : ContractFollowTests(server), IClassFixture<GarnetCacheServer>;
