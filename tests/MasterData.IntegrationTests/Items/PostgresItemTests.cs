using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Items;

public sealed class PostgresItemTests(PostgresDatabase database)
    : ItemTests(database), IClassFixture<PostgresDatabase>;
