using System.Net;
using MasterData.Server.Access;
using MasterData.Server.Catalogs;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace MasterData.IntegrationTests.Access;

/// <summary>Every endpoint says who may call it.</summary>
public sealed class EndpointPoliciesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryEndpoint_OfTheServer_NeedsAKeyOrIsOneOfTheOpenOnes()
    {
        await using var server = await WholeServer.StartAsync(Cancellation);

        var open = server.Endpoints.Where(IsOpen).Select(endpoint => endpoint.DisplayName!).Order(
            StringComparer.Ordinal);
        var closed = server.Endpoints.Where(endpoint => !IsOpen(endpoint)).ToList();

        Assert.Equal(
            [
                "Health checks",
                "Health checks",
                "gRPC - /grpc.health.v1.Health/Check",
                "gRPC - /grpc.health.v1.Health/Watch",
                "gRPC - /masterdata.v1.AccessService/RedeemSetupToken",
                "gRPC - Unimplemented method for grpc.health.v1.Health",
                "gRPC - Unimplemented method for masterdata.v1.AccessService",
                "gRPC - Unimplemented method for masterdata.v1.CatalogService",
                "gRPC - Unimplemented method for masterdata.v1.ChangesetService",
                "gRPC - Unimplemented method for masterdata.v1.ConsumerService",
                "gRPC - Unimplemented method for masterdata.v1.FindingService",
                "gRPC - Unimplemented method for masterdata.v1.ItemService",
                "gRPC - Unimplemented method for masterdata.v1.SyncService",
                "gRPC - Unimplemented service",
            ],
            open);
        Assert.NotEmpty(closed);
        Assert.All(closed, endpoint => Assert.Equal(
            nameof(MethodPolicy.Authenticated), Assert.Single(endpoint.Metadata.OfType<IAuthorizeData>()).Policy));
    }

    [Fact]
    public async Task Start_WithAnEndpointWithoutPolicy_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => WholeServer.StartAsync(
            Cancellation, app => app.MapGet("/forgotten", () => "Anybody can read this.")));

        Assert.Contains("/forgotten", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAServiceWithoutPolicies_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => WholeServer.StartAsync(
            Cancellation, app => app.MapGroup("again").MapGrpcService<CatalogService>()));

        Assert.Contains("/masterdata.v1.CatalogService/GetCatalog", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endpoint_WithoutPolicyThatAppearsAfterTheStart_IsDenied()
    {
        using var late = new LateEndpoints();
        await using var server = await WholeServer.StartAsync(
            Cancellation, app => ((IEndpointRouteBuilder)app).DataSources.Add(late));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, "/late", ""));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, "/late", server.As("administrator")));

        late.Add(new RouteEndpoint(
            context =>
                context.Response.WriteAsync("Anybody can read this."), RoutePatternFactory
                    .Parse("/late"), 0, null, "late"));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(server, "/late", ""));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(server, "/late", server.As("administrator")));
    }

    private static bool IsOpen(Endpoint endpoint) => endpoint.Metadata.OfType<IAllowAnonymous>().Any();

    private static async Task<HttpStatusCode> StatusAsync(WholeServer server, string path, string authorization)
    {
        using var answer = await server.AskAsync(HttpMethod.Get, path, authorization, cancellationToken: Cancellation);
        return answer.StatusCode;
    }
}
