namespace MasterData.IntegrationTests.Redis;

public sealed class GarnetContractExampleTests(GarnetCacheServer server)
    : ContractExampleTests(server), IClassFixture<GarnetCacheServer>;
