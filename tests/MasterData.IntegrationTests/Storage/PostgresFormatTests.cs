namespace MasterData.IntegrationTests.Storage;

public sealed class PostgresFormatTests(PostgresDatabase database)
    : FormatTests(database), IClassFixture<PostgresDatabase>;
