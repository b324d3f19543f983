using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Changesets;

public sealed class PostgresChangesetPublicationTests(PostgresDatabase database)
    : ChangesetPublicationTests(database), IClassFixture<PostgresDatabase>;
