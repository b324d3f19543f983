using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Consumers;

public sealed class PostgresConsumerTests(PostgresDatabase database)
    : ConsumerTests(database), IClassFixture<PostgresDatabase>;
