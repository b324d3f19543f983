using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Changesets;

public sealed class SqliteFourEyesTests(SqliteDatabase database)
    : FourEyesTests(database), IClassFixture<SqliteDatabase>;
