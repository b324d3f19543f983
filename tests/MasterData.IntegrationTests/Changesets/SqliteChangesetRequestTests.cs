using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Changesets;

public sealed class SqliteChangesetRequestTests(SqliteDatabase database)
    : ChangesetRequestTests(database), IClassFixture<SqliteDatabase>;
