using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Findings;

internal sealed class FindingRowConfiguration : IEntityTypeConfiguration<FindingRow>
{
    public void Configure(EntityTypeBuilder<FindingRow> builder)
    {
        builder.ToTable("findings");
        builder.HasKey(row => new { row.Catalog, row.Version, row.Number });
        builder.HasIndex(row => new { row.Catalog, row.Code });
    }
}
