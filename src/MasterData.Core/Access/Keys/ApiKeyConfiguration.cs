using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Access;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("api_keys").HasKey(key => key.Id);
        builder.Property(key => key.Id).HasMaxLength(32);
        builder.Property(key => key.Principal).HasMaxLength(63);
        builder.HasIndex(key => key.SecretHash).IsUnique().HasDatabaseName("ix_api_keys_secret_hash");
    }
}
