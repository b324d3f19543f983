using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Versions;

internal sealed class VersionRowConfiguration : IEntityTypeConfiguration<VersionRow>
{
    public void Configure(EntityTypeBuilder<VersionRow> builder)
    {
        builder.ToTable("versions");
        builder.HasKey(row => new { row.Catalog, row.Version });
        builder.HasIndex(row => new { row.Catalog, row.PublishedAt });
    }
}
