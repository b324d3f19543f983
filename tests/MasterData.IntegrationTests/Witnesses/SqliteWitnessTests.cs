using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Witnesses;

public sealed class SqliteWitnessTests(SqliteDatabase database)
    : WitnessTests(database), IClassFixture<SqliteDatabase>;
