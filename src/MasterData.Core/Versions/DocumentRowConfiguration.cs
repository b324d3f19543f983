using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Versions;

internal sealed class DocumentRowConfiguration : IEntityTypeConfiguration<DocumentRow>
{
    public void Configure(EntityTypeBuilder<DocumentRow> builder)
    {
        builder.ToTable("documents");
        builder.HasKey(row => new { row.Catalog, row.Key, row.SinceVersion });

        // The current documents are read whole at start and by key at every publication.
        builder.HasIndex(row => new { row.Catalog, row.Key }).IsUnique().HasFilter("until_version IS NULL");
    }
}
