using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Access;

internal sealed class PrincipalGrantConfiguration : IEntityTypeConfiguration<PrincipalGrant>
{
    public void Configure(EntityTypeBuilder<PrincipalGrant> builder)
    {
        builder.ToTable("grants").HasKey(grant => new { grant.Principal, grant.Role, grant.Catalog });
        builder.Property(grant => grant.Principal).HasMaxLength(63);
        builder.Property(grant => grant.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(grant => grant.Catalog).HasMaxLength(64);
        builder.Property(grant => grant.GivenBy).HasMaxLength(63);
        builder.Property(grant => grant.ConfirmedBy).HasMaxLength(63);
        builder.HasIndex(grant => grant.Catalog).HasDatabaseName("ix_grants_catalog");
    }
}
