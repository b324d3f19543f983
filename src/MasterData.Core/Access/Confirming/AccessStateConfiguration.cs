using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Access;

internal sealed class AccessStateConfiguration : IEntityTypeConfiguration<AccessState>
{
    public void Configure(EntityTypeBuilder<AccessState> builder)
    {
        builder.ToTable("access_state").HasKey(state => state.Id);
        builder.Property(state => state.Id).ValueGeneratedNever();
        builder.HasData(new { Id = AccessState.TheOne, Stamp = Guid.Empty, TwoAdministrators = false });
    }
}
