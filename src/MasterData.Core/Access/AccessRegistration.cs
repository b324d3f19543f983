using MasterData.Core.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace MasterData.Core.Access;

/// <summary>Registers keys and grants.</summary>
internal static class AccessRegistration
{
    /// <summary>Adds the use cases of access.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddRequests()
        .AddSingleton<KeyCache>()
        .AddSingleton<SetupTokenFile>()
        .AddSingleton<AuthenticateKey>()
        .AddSingleton<CreateKey>()
        .AddSingleton<ListKeys>()
        .AddSingleton<RevokeKey>()
        .AddSingleton<PrepareSetupToken>()
        .AddSingleton<RedeemSetupToken>()
        .AddSingleton<FindSetupToken>()
        .AddSingleton<TriedKeys>()
        .AddSingleton<MakeDemoKeys>()
        .AddSingleton<CheckKeys>()
        .AddSingleton<ChangeGrant>()
        .AddSingleton<GiveGrant>()
        .AddSingleton<ConfirmGrant>()
        .AddSingleton<WithdrawGrant>()
        .AddSingleton<CancelGrant>()
        .AddSingleton<ListGrants>()
        .AddSingleton<RecoverAdministrator>()
        .AddSingleton<WarnOfLoneGrants>();
}
