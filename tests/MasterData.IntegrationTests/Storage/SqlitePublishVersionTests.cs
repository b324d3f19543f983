namespace MasterData.IntegrationTests.Storage;

public sealed class SqlitePublishVersionTests(SqliteDatabase database) : PublishVersionTests(database), IClassFixture<SqliteDatabase>;
