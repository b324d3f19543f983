using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Changesets;

public sealed class PostgresFourEyesTests(PostgresDatabase database)
    : FourEyesTests(database), IClassFixture<PostgresDatabase>;
