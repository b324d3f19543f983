using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Items;

public sealed class SqliteItemTests(SqliteDatabase database)
    : ItemTests(database), IClassFixture<SqliteDatabase>;
