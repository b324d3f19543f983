using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;

namespace MasterData.Server.Access;

/// <summary>Lets an actor through where a policy asks for no more than one; ASP.NET judges everything else.</summary>
/// <remarks>Nearly every call is of this kind, and the services of ASP.NET would be made anew to find it.</remarks>
internal sealed class ActorPolicyEvaluator : IPolicyEvaluator
{
    private static readonly Task<PolicyAuthorizationResult> Success = Task.FromResult(PolicyAuthorizationResult.Success());

    /// <inheritdoc/>
    public Task<AuthenticateResult> AuthenticateAsync(AuthorizationPolicy policy, HttpContext context) =>
        AsksOnlyForActor(policy)
        && context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult is { Succeeded: true } result
            ? Task.FromResult(result)
            : Standard(context).AuthenticateAsync(policy, context);

    /// <inheritdoc/>
    public Task<PolicyAuthorizationResult> AuthorizeAsync(
        AuthorizationPolicy policy, AuthenticateResult authenticationResult, HttpContext context, object? resource) =>
        AsksOnlyForActor(policy) && context.User.Identity is ActorIdentity
            ? Success
            : Standard(context).AuthorizeAsync(policy, authenticationResult, context, resource);

    private static bool AsksOnlyForActor(AuthorizationPolicy policy) =>
        policy is { AuthenticationSchemes.Count: 0, Requirements: [DenyAnonymousAuthorizationRequirement] };

    private static PolicyEvaluator Standard(HttpContext context) =>
        new(context.RequestServices.GetRequiredService<IAuthorizationService>());
}
