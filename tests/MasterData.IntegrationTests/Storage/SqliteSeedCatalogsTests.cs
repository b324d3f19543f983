namespace MasterData.IntegrationTests.Storage;

public sealed class SqliteSeedCatalogsTests(SqliteDatabase database) : SeedCatalogsTests(database), IClassFixture<SqliteDatabase>;
