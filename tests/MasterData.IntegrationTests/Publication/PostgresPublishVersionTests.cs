using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Publication;

public sealed class PostgresPublishVersionTests(PostgresDatabase database)
    : PublishVersionTests(database), IClassFixture<PostgresDatabase>;
