using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Access;

public sealed class SqliteGrantTests(SqliteDatabase database)
    : GrantTests(database), IClassFixture<SqliteDatabase>;
