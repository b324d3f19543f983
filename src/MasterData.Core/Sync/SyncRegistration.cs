using MasterData.Core.Publication;
using MasterData.Core.Restores;
using MasterData.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MasterData.Core.Sync;

/// <summary>Registers what keeps copies equal to the authority.</summary>
internal static class SyncRegistration
{
    /// <summary>Adds the judgement of cursors; the transport adds <see cref="SyncLimits"/>.</summary>
    public static IServiceCollection AddSync(this IServiceCollection services) => services
        .AddSingleton<AwaitCursors>()
        .AddSingleton<GetHead>()
        .AddSingleton<GetChanges>()
        .AddSingleton<ReadPublishedHead>(provider => ReadFrom(provider.GetRequiredService<MasterDataContextFactory>()))
        .AddSingleton<StopPublishing>(provider => provider.GetRequiredService<SuspendCatalog>().ExecuteAsync);

    private static ReadPublishedHead ReadFrom(MasterDataContextFactory contexts) => async (catalog, stop) =>
    {
        await using var db = contexts.Create();
        return await db.Set<HeadRow>()
            .Where(head => head.Catalog == catalog)
            .Select(head => new PublishedHead(head.Epoch, head.Version))
            .SingleOrDefaultAsync(stop);
    };
}
