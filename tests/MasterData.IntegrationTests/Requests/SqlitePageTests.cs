using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Requests;

public sealed class SqlitePageTests(SqliteDatabase database)
    : PageTests(database), IClassFixture<SqliteDatabase>;
