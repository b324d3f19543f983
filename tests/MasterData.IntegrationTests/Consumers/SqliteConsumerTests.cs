using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Consumers;

public sealed class SqliteConsumerTests(SqliteDatabase database)
    : ConsumerTests(database), IClassFixture<SqliteDatabase>;
