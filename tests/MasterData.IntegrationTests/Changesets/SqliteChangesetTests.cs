using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Changesets;

public sealed class SqliteChangesetTests(SqliteDatabase database)
    : ChangesetTests(database), IClassFixture<SqliteDatabase>;
