using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Access;

public sealed class SqliteAccessTests(SqliteDatabase database)
    : AccessTests(database), IClassFixture<SqliteDatabase>;
