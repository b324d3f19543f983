using System.Collections.Frozen;
using Grpc.AspNetCore.Server;
using MasterData.Server.Requests;
using Microsoft.AspNetCore.Authorization;

namespace MasterData.Server.Access;

/// <summary>The policy of every method. A method that is not in this table stops the start.</summary>
internal static class MethodPolicies
{
    private static readonly FrozenDictionary<string, MethodPolicy> Policies = new Dictionary<string, MethodPolicy>
    {
        ["/grpc.health.v1.Health/Check"] = MethodPolicy.Anonymous,
        ["/grpc.health.v1.Health/List"] = MethodPolicy.Anonymous,
        ["/grpc.health.v1.Health/Watch"] = MethodPolicy.Anonymous,
        ["/masterdata.v1.AccessService/RedeemSetupToken"] = MethodPolicy.Anonymous,
        ["/masterdata.v1.AccessService/CreateKey"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.AccessService/ListKeys"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.AccessService/RevokeKey"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.AccessService/ListGrants"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.AccessService/GiveGrant"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.AccessService/ConfirmGrant"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.AccessService/WithdrawGrant"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.CatalogService/ListCatalogs"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.CatalogService/GetCatalog"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.CatalogService/CreateCatalog"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.CatalogService/UpdateCatalog"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.CatalogService/ResumePublishing"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.CatalogService/ListVersions"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.CatalogService/GetVersion"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.FindingService/ListFindings"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ChangesetService/CreateChangeset"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ChangesetService/GetChangeset"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ChangesetService/ListChangesets"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ChangesetService/UpdateChangeset"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ChangesetService/SubmitChangeset"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ChangesetService/ApproveChangeset"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ChangesetService/ReturnChangeset"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ChangesetService/RejectChangeset"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ChangesetService/WithdrawChangeset"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ChangesetService/PublishChangeset"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ItemService/GetItem"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ItemService/BatchGetItems"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ItemService/ListItems"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ItemService/GetHistory"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.SyncService/Watch"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.SyncService/GetSnapshot"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.SyncService/GetChanges"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.SyncService/GetBuckets"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.SyncService/GetHead"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ConsumerService/ReportStatus"] = MethodPolicy.Authenticated,
        ["/masterdata.v1.ConsumerService/ListConsumers"] = MethodPolicy.Authenticated,
    }.ToFrozenDictionary();

    /// <summary>The policy of a method, <c>/package.Service/Method</c>.</summary>
    public static MethodPolicy Of(string method) =>
        Policies.TryGetValue(method, out var policy) ? policy : throw Missing(method);

    /// <summary>Gives every endpoint of a service the policy of its method.</summary>
    public static void WithMethodPolicies(this GrpcServiceEndpointConventionBuilder service) => service.Add(AddPolicy);

    // Endpoints without a method are gRPC's own: they answer UNIMPLEMENTED to a name that nobody serves.
    private static void AddPolicy(EndpointBuilder endpoint)
    {
        var method = endpoint.Metadata.OfType<GrpcMethodMetadata>().FirstOrDefault()?.Method;
        var policy = method is null ? MethodPolicy.Anonymous : Of(method.FullName);
        endpoint.Metadata.Add(policy switch
        {
            MethodPolicy.Anonymous => new AllowAnonymousAttribute(),
            _ => new AuthorizeAttribute($"{policy}"),
        });
        if (method is not null)
        {
            endpoint.Metadata.Add(RequestRules.Of(method, policy));
        }
    }

    private static InvalidOperationException Missing(string method) =>
        new($"{method} has no policy. Add it to {nameof(MethodPolicies)}.");
}
