using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Publication;

internal sealed class UnitRowConfiguration : IEntityTypeConfiguration<UnitRow>
{
    public void Configure(EntityTypeBuilder<UnitRow> builder)
    {
        builder.ToTable("units");
        builder.HasKey(row => new { row.Catalog, row.Unit });
    }
}
