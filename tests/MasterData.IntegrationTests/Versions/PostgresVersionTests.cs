using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Versions;

public sealed class PostgresVersionTests(PostgresDatabase database)
    : VersionTests(database), IClassFixture<PostgresDatabase>;
