using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Changesets;

public sealed class PostgresChangesetRequestTests(PostgresDatabase database)
    : ChangesetRequestTests(database), IClassFixture<PostgresDatabase>;
