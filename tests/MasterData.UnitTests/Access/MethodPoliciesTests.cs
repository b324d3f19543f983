using Google.Protobuf.WellKnownTypes;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using MasterData.Server.Access;
using MasterData.UnitTests.Changesets;
using Microsoft.AspNetCore.Http;

namespace MasterData.UnitTests.Access;

public sealed class MethodPoliciesTests
{
    [Fact]
    public void Start_WithAMethodWithoutPolicy_IsRefused()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => MethodPolicies.Demand(
            [Serving("masterdata.v1.ItemService", "GetItem"), Serving("masterdata.v1.ItemService", "DropItems")]));

        Assert.Contains("/masterdata.v1.ItemService/DropItems", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryMethodOfTheProtocol_ExceptTheFirstKey_NeedsAKey()
    {
        var methods = V1.AccessServiceReflection.Descriptor.Services
            .Concat(V1.CatalogServiceReflection.Descriptor.Services)
            .Concat(V1.ChangesetServiceReflection.Descriptor.Services)
            .Concat(V1.ItemServiceReflection.Descriptor.Services)
            .Concat(V1.SyncServiceReflection.Descriptor.Services)
            .SelectMany(service => service.Methods)
            .Select(method => $"/{method.Service.FullName}/{method.Name}");

        var open = methods.Where(method => MethodPolicies.Of(method) is MethodPolicy.Anonymous);

        Assert.Equal(["/masterdata.v1.AccessService/RedeemSetupToken"], open);
    }

    private static Endpoint Serving(string service, string method)
    {
        var marshaller = Marshallers.Create(_ => [], _ => new Empty());
        var metadata = new GrpcMethodMetadata(
            typeof(object), new Method<Empty, Empty>(MethodType.Unary, service, method, marshaller, marshaller));
        return new(null, new(metadata), method);
    }
}
