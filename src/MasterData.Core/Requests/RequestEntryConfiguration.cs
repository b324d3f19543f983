using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MasterData.Core.Requests;

internal sealed class RequestEntryConfiguration : IEntityTypeConfiguration<RequestEntry>
{
    public void Configure(EntityTypeBuilder<RequestEntry> builder)
    {
        builder.ToTable("requests").HasKey(request => request.RequestId);
        builder.Property(request => request.RequestId).HasMaxLength(36);
        builder.Property(request => request.Resource).HasMaxLength(200);
    }
}
