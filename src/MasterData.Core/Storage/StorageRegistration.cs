using MasterData.Core.Authority;
using Microsoft.Extensions.DependencyInjection;

namespace MasterData.Core.Storage;

/// <summary>Registers the database.</summary>
internal static class StorageRegistration
{
    /// <summary>Adds the database that <see cref="StorageOptions"/> names.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services) => services
        .AddAuthority()
        .AddSingleton<MasterDataContextFactory>()
        .AddSingleton<DatabaseClock>()
        .AddSingleton<DatabaseStartup>()
        .AddSingleton<BackupDatabase>();
}
