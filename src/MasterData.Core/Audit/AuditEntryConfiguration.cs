using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Audit;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("audit_entries").HasKey(entry => entry.Id);
        builder.Property(entry => entry.Id).ValueGeneratedOnAdd();
        builder.Property(entry => entry.Actor).HasMaxLength(63);
        builder.Property(entry => entry.Action).HasMaxLength(64);
        builder.Property(entry => entry.ObjectName).HasMaxLength(200);
        builder.HasIndex(entry => entry.ObjectName).HasDatabaseName("ix_audit_entries_object_name");
    }
}
