using Microsoft.AspNetCore.Authorization;

namespace MasterData.Server.Access;

/// <summary>Refuses to start with an endpoint that does not say who may call it, whatever has mapped it.</summary>
internal sealed class EndpointPolicies : IStartupFilter
{
    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        // The endpoints are all mapped only once the pipeline is built; the server listens after that.
        next(app);
        Check(app.ApplicationServices.GetRequiredService<EndpointDataSource>().Endpoints);
    };

    /// <summary>Names the endpoints without a policy.</summary>
    /// <exception cref="InvalidOperationException">There are some.</exception>
    public static void Check(IEnumerable<Endpoint> endpoints)
    {
        var missing = endpoints.Where(endpoint => !HasPolicy(endpoint)).Select(
            endpoint => endpoint.DisplayName).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidOperationException(
                $"No policy says who may call: {string.Join(", ", missing)}. Give each endpoint "
                + "RequireAuthorization with a policy, or AllowAnonymous.");
        }
    }

    private static bool HasPolicy(Endpoint endpoint) => endpoint.Metadata.Any(
        metadata => metadata is IAuthorizeData or AuthorizationPolicy or IAllowAnonymous);
}
