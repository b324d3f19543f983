using Microsoft.EntityFrameworkCore;

namespace MasterData.Storage;

/// <summary>The tables of the service in PostgreSQL.</summary>
public sealed class PostgresMasterDataContext(DbContextOptions<PostgresMasterDataContext> options)
    : MasterDataContext(options)
{
    /// <inheritdoc/>
    public override bool IsPostgres => true;

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // Codes and keys are compared ordinally everywhere; a locale would sort and equate them otherwise.
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}
