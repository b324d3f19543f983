using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Access;

public sealed class PostgresGrantTests(PostgresDatabase database)
    : GrantTests(database), IClassFixture<PostgresDatabase>;
