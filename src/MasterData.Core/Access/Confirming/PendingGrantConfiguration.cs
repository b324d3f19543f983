using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Access;

internal sealed class PendingGrantConfiguration : IEntityTypeConfiguration<PendingGrant>
{
    public void Configure(EntityTypeBuilder<PendingGrant> builder)
    {
        builder.ToTable("pending_grants").HasKey(pending => pending.Id);
        builder.Property(pending => pending.Id).HasMaxLength(32);
        builder.Property(pending => pending.Change).HasConversion<string>().HasMaxLength(20);
        builder.Property(pending => pending.Principal).HasMaxLength(63);
        builder.Property(pending => pending.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(pending => pending.Catalog).HasMaxLength(64);
        builder.Property(pending => pending.ProposedBy).HasMaxLength(63);
        builder.Ignore(pending => pending.Grant);
    }
}
