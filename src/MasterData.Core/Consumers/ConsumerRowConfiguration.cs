using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Consumers;

internal sealed class ConsumerRowConfiguration : IEntityTypeConfiguration<ConsumerRow>
{
    public void Configure(EntityTypeBuilder<ConsumerRow> builder)
    {
        builder.ToTable("consumers");
        builder.HasKey(row => new { row.Catalog, row.System, row.Instance });
    }
}
