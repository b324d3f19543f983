using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Changesets;

internal sealed class FormerBodyConfiguration : IEntityTypeConfiguration<FormerBody>
{
    public void Configure(EntityTypeBuilder<FormerBody> builder)
    {
        builder.ToTable("changeset_former_bodies").HasKey(body => new { body.Changeset, body.Revision });
        builder.Property(body => body.Changeset).HasMaxLength(32);
    }
}
