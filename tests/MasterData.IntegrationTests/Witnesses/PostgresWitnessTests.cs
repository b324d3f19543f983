using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Witnesses;

public sealed class PostgresWitnessTests(PostgresDatabase database)
    : WitnessTests(database), IClassFixture<PostgresDatabase>;
