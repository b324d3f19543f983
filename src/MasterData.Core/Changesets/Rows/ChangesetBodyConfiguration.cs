using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Changesets;

internal sealed class ChangesetBodyConfiguration : IEntityTypeConfiguration<ChangesetBody>
{
    public void Configure(EntityTypeBuilder<ChangesetBody> builder)
    {
        builder.ToTable("changeset_bodies").HasKey(body => body.Changeset);
        builder.Property(body => body.Changeset).HasMaxLength(32);
    }
}
