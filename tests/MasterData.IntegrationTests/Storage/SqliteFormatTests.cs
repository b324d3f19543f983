namespace MasterData.IntegrationTests.Storage;

public sealed class SqliteFormatTests(SqliteDatabase database) : FormatTests(database), IClassFixture<SqliteDatabase>;
