using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Findings;

public sealed class PostgresFindingTests(PostgresDatabase database)
    : FindingTests(database), IClassFixture<PostgresDatabase>;
