using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace MasterData.Core.Storage;

/// <summary>Lets <c>dotnet ef</c> write the migrations of PostgreSQL.</summary>
internal sealed class PostgresDesignFactory : IDesignTimeDbContextFactory<PostgresMasterDataContext>
{
    public PostgresMasterDataContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresMasterDataContext>().UseNpgsql("Host=localhost").Options);
}
