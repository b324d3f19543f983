using MasterData.Core.Following;
using MasterData.Core.Publication;
using MasterData.Core.Requests;
using MasterData.Core.Restores;
using MasterData.Core.Versions;
using MasterData.Core.Witnesses;
using Microsoft.Extensions.DependencyInjection;

namespace MasterData.Core.Catalogs;

/// <summary>Registers the catalogs, their versions and their seeds.</summary>
internal static class CatalogRegistration
{
    /// <summary>Adds memory, publishing, reading of versions, and seeding.</summary>
    public static IServiceCollection AddCatalogs(this IServiceCollection services) => services
        .AddRequests()
        .AddRestores()
        .AddWitness()
        .AddSingleton<CatalogMemory>()
        .AddSingleton<AwaitMemory>()
        .AddSingleton<StoredCatalogs>()
        .AddSingleton<LoadCatalogs>()
        .AddSingleton<PublicationGate>()
        .AddSingleton<PublishVersion>()
        .AddSingleton<ListCatalogs>()
        .AddSingleton<GetCatalog>()
        .AddSingleton<CreateCatalog>()
        .AddSingleton<UpdateCatalog>()
        .AddSingleton<OldStates>()
        .AddSingleton<ReadPoints>()
        .AddSingleton<ListVersions>()
        .AddSingleton<GetVersion>()
        .AddSingleton<Findings.ListFindings>()
        .AddSingleton<Seeding.SeedCatalogs>()
        .AddSingleton<FollowHeads>()
        .AddHostedService(provider => provider.GetRequiredService<FollowHeads>());
}
