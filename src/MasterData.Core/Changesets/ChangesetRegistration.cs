using MasterData.Core.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace MasterData.Core.Changesets;

/// <summary>Registers the life of changesets.</summary>
internal static class ChangesetRegistration
{
    /// <summary>Adds the use cases of changesets.</summary>
    public static IServiceCollection AddChangesets(this IServiceCollection services) => services
        .AddRequests()
        .AddSingleton<AdmitChangeset>()
        .AddSingleton<JudgeChangeset>()
        .AddSingleton<TakeStep>()
        .AddSingleton<CreateChangeset>()
        .AddSingleton<GetChangeset>()
        .AddSingleton<ListChangesets>()
        .AddSingleton<UpdateChangeset>()
        .AddSingleton<SubmitChangeset>()
        .AddSingleton<ReviewChangeset>()
        .AddSingleton<WithdrawChangeset>()
        .AddSingleton<PublishChangeset>();
}
