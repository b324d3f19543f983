using MasterData.Core.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MasterData.Core.Access;

/// <summary>Registers keys and grants.</summary>
internal static class AccessRegistration
{
    /// <summary>Adds the use cases of access.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddSingleton<KeyCache>()
        .AddSingleton<SetupTokenFile>()
        .AddSingleton<ListKeys>()
        .AddSingleton(p => new AuthenticateKey(Contexts(p), Cache(p), Clock(p)))
        .AddSingleton(p => new CreateKey(Contexts(p), Cache(p), Clock(p), Logger<CreateKey>(p)))
        .AddSingleton(p => new RevokeKey(Contexts(p), Cache(p), Clock(p), Logger<RevokeKey>(p)))
        .AddSingleton(p => new PrepareSetupToken(Contexts(p), TokenFile(p), Clock(p)))
        .AddSingleton(p => new RedeemSetupToken(Contexts(p), TokenFile(p), Clock(p), Logger<RedeemSetupToken>(p)))
        .AddSingleton(p => new MakeDemoKeys(
            Contexts(p), Cache(p), p.GetRequiredService<AuthenticateKey>(), Clock(p)));

    private static MasterDataContextFactory Contexts(IServiceProvider p) =>
        p.GetRequiredService<MasterDataContextFactory>();

    private static KeyCache Cache(IServiceProvider p) => p.GetRequiredService<KeyCache>();

    private static SetupTokenFile TokenFile(IServiceProvider p) => p.GetRequiredService<SetupTokenFile>();

    private static TimeProvider Clock(IServiceProvider p) => p.GetRequiredService<TimeProvider>();

    private static ILogger<T> Logger<T>(IServiceProvider p) => p.GetRequiredService<ILogger<T>>();
}
