using System.Security.Claims;
using MasterData.Server.Access;
using Microsoft.AspNetCore.Builder;

namespace MasterData.IntegrationTests.Access;

/// <summary>A server with an endpoint for everybody who has a key, and one for nobody.</summary>
public sealed class WholeServerFixture : IAsyncLifetime
{
    internal WholeServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await WholeServer.StartAsync(CancellationToken.None, Map);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    internal static void Map(WebApplication app)
    {
        app.MapGet("/who", (ClaimsPrincipal user) =>
                $"{user.Actor.Id} {user.Identity!.Name} {user.Identity.AuthenticationType}")
            .RequireAuthorization(nameof(MethodPolicy.Authenticated));
        app.MapGet("/nobody", () => "").RequireAuthorization(
            policy => policy.RequireAuthenticatedUser().RequireAssertion(_ => false));
    }
}
