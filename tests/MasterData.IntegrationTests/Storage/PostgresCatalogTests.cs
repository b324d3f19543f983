namespace MasterData.IntegrationTests.Storage;

public sealed class PostgresCatalogTests(PostgresDatabase database) : CatalogTests(database), IClassFixture<PostgresDatabase>;
