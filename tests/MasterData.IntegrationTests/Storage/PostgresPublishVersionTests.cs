namespace MasterData.IntegrationTests.Storage;

public sealed class PostgresPublishVersionTests(PostgresDatabase database) : PublishVersionTests(database), IClassFixture<PostgresDatabase>;
