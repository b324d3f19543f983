namespace MasterData.IntegrationTests.Storage;

public sealed class PostgresSeedCatalogsTests(PostgresDatabase database) : SeedCatalogsTests(database), IClassFixture<PostgresDatabase>;
