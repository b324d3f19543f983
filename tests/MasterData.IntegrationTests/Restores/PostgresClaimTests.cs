using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Restores;

public sealed class PostgresClaimTests(PostgresDatabase database)
    : ClaimTests(database), IClassFixture<PostgresDatabase>;
