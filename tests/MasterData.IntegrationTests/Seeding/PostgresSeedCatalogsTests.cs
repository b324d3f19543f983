using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Seeding;

public sealed class PostgresSeedCatalogsTests(PostgresDatabase database)
    : SeedCatalogsTests(database), IClassFixture<PostgresDatabase>;
