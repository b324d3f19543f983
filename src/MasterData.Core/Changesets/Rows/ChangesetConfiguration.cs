using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Changesets;

internal sealed class ChangesetConfiguration : IEntityTypeConfiguration<Changeset>
{
    public void Configure(EntityTypeBuilder<Changeset> builder)
    {
        builder.ToTable("changesets").HasKey(changeset => changeset.Id);
        builder.Property(changeset => changeset.Id).HasMaxLength(32);
        builder.Property(changeset => changeset.Catalog).HasMaxLength(64);
        builder.Property(changeset => changeset.State).HasConversion<string>().HasMaxLength(20)
            .IsConcurrencyToken(); // of two people who take a step at once, one is refused
        builder.Property(changeset => changeset.Revision).IsConcurrencyToken();
        builder.Property(changeset => changeset.Author).HasMaxLength(63);
        builder.Property(changeset => changeset.LastEditor).HasMaxLength(63);
        builder.Property(changeset => changeset.ReviewComment).HasMaxLength(500);
        builder.Property(changeset => changeset.Summary);
        builder.Property(changeset => changeset.EditedBy);
        builder.Ignore(changeset => changeset.Content);
        builder.Ignore(changeset => changeset.Editors);
        builder.Ignore(changeset => changeset.Replaced);
        builder.Ignore(changeset => changeset.ValidApprovers);
        builder.HasOne(changeset => changeset.Body).WithOne().HasForeignKey<ChangesetBody>(body => body.Changeset);
        builder.OwnsMany(changeset => changeset.Approvals, Approvals);
        builder.HasIndex(changeset => new { changeset.Catalog, changeset.Id }).HasDatabaseName("ix_changesets_catalog");
    }

    private static void Approvals(OwnedNavigationBuilder<Changeset, ChangesetApproval> builder)
    {
        builder.ToTable("changeset_approvals").WithOwner().HasForeignKey("Changeset");
        builder.Property<string>("Changeset").HasMaxLength(32);
        builder.HasKey("Changeset", nameof(ChangesetApproval.Approver));
        builder.Property(approval => approval.Approver).HasMaxLength(63);
    }
}
