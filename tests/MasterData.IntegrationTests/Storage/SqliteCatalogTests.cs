namespace MasterData.IntegrationTests.Storage;

public sealed class SqliteCatalogTests(SqliteDatabase database) : CatalogTests(database), IClassFixture<SqliteDatabase>;
