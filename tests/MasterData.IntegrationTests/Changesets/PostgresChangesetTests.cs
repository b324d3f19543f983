using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Changesets;

public sealed class PostgresChangesetTests(PostgresDatabase database)
    : ChangesetTests(database), IClassFixture<PostgresDatabase>;
