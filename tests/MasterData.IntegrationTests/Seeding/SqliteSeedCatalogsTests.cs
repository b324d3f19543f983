using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Seeding;

public sealed class SqliteSeedCatalogsTests(SqliteDatabase database)
    : SeedCatalogsTests(database), IClassFixture<SqliteDatabase>;
