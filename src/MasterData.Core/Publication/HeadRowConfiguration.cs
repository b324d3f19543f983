using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Publication;

internal sealed class HeadRowConfiguration : IEntityTypeConfiguration<HeadRow>
{
    public void Configure(EntityTypeBuilder<HeadRow> builder)
    {
        builder.ToTable("heads");
        builder.HasKey(row => row.Catalog);
    }
}
