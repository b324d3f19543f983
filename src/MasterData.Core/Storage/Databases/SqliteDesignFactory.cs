using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MasterData.Core.Storage;

/// <summary>Lets <c>dotnet ef</c> write the migrations of SQLite.</summary>
internal sealed class SqliteDesignFactory : IDesignTimeDbContextFactory<SqliteMasterDataContext>
{
    public SqliteMasterDataContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteMasterDataContext>().UseSqlite("Data Source=:memory:").Options);
}
