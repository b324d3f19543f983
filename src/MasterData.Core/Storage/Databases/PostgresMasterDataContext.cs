using Microsoft.EntityFrameworkCore;

namespace MasterData.Core.Storage;

/// <summary>The tables of the service in PostgreSQL.</summary>
internal sealed class PostgresMasterDataContext(DbContextOptions<PostgresMasterDataContext> options)
    : MasterDataContext(options)
{
    /// <inheritdoc/>
    public override bool IsPostgres => true;

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        // Codes and keys are compared ordinally everywhere; a locale would sort and equate them otherwise.
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            if ((property.GetProviderClrType() ?? property.ClrType) == typeof(string))
            {
                property.SetCollation("C");
            }
        }
    }
}
