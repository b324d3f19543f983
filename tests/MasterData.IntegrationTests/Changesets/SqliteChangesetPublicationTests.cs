using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Changesets;

public sealed class SqliteChangesetPublicationTests(SqliteDatabase database)
    : ChangesetPublicationTests(database), IClassFixture<SqliteDatabase>;
