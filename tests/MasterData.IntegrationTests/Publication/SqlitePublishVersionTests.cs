using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Publication;

public sealed class SqlitePublishVersionTests(SqliteDatabase database)
    : PublishVersionTests(database), IClassFixture<SqliteDatabase>;
