using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Restores;

public sealed class SqliteClaimTests(SqliteDatabase database) : ClaimTests(database), IClassFixture<SqliteDatabase>;
