using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Requests;

public sealed class PostgresPageTests(PostgresDatabase database)
    : PageTests(database), IClassFixture<PostgresDatabase>;
