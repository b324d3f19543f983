namespace MasterData.IntegrationTests.Redis;

public sealed class GarnetCompareTests(GarnetCacheServer server) : CompareTests(server), IClassFixture<GarnetCacheServer>;
