using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Findings;

public sealed class SqliteFindingTests(SqliteDatabase database)
    : FindingTests(database), IClassFixture<SqliteDatabase>;
