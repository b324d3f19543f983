using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Catalogs;

public sealed class PostgresCatalogTests(PostgresDatabase database)
    : CatalogTests(database), IClassFixture<PostgresDatabase>;
