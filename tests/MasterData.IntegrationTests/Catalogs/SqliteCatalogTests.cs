using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Catalogs;

public sealed class SqliteCatalogTests(SqliteDatabase database) : CatalogTests(database), IClassFixture<SqliteDatabase>;
