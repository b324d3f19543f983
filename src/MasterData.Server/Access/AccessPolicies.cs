using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace MasterData.Server.Access;

/// <summary>Who may call: the schemes that say who it is, and the policies of the endpoints.</summary>
internal static class AccessPolicies
{
    extension(IServiceCollection services)
    {
        /// <summary>Adds the schemes and the policies, and refuses to start with an endpoint that has none.</summary>
        public IServiceCollection AddAccessPolicies()
        {
            // AddAuthentication would also keep the keys of cookies, in the home folder and unencrypted.
            services.AddTransient<ApiKeyHandler>().AddAuthenticationCore(options =>
            {
                options.DefaultScheme = ApiKeyHandler.SchemeName;
                options.AddScheme<ApiKeyHandler>(ApiKeyHandler.SchemeName, displayName: null);
            });
            services.AddAuthorizationBuilder()
                .AddPolicy(nameof(MethodPolicy.Authenticated), policy => policy.RequireAuthenticatedUser())
                .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(IsNoEndpoint).Build());
            return services
                .AddSingleton<IPolicyEvaluator, ActorPolicyEvaluator>()
                .AddSingleton<IStartupFilter, EndpointPolicies>();
        }
    }

    // Denies every endpoint that got here without a policy. Where there is none, routing itself answers: 404 or 405.
    private static bool IsNoEndpoint(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint;
}
