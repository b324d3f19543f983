using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Access;

public sealed class PostgresAccessTests(PostgresDatabase database)
    : AccessTests(database), IClassFixture<PostgresDatabase>;
