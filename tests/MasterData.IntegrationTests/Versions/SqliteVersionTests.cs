using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Versions;

public sealed class SqliteVersionTests(SqliteDatabase database)
    : VersionTests(database), IClassFixture<SqliteDatabase>;
