using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MasterData.Core.Storage;

/// <summary>The tables of the service in SQLite, the embedded default.</summary>
internal sealed class SqliteMasterDataContext(DbContextOptions<SqliteMasterDataContext> options)
    : MasterDataContext(options)
{
    /// <inheritdoc/>
    public override bool IsPostgres => false;

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    // SQLite cannot compare or sort DateTimeOffset, but it can DateTime.
    internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        time => time.UtcDateTime,
        time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)));
}
