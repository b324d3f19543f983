namespace MasterData.IntegrationTests.Cache;

public sealed class GarnetContractExampleTests(GarnetCacheServer server)
    : ContractExampleTests(server), IClassFixture<GarnetCacheServer>;
