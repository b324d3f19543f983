using Google.Protobuf.Reflection;
using MasterData.Server.Access;
using MasterData.UnitTests.Changesets;
using Microsoft.AspNetCore.Authorization;

namespace MasterData.UnitTests.Access;

public sealed class MethodPoliciesTests
{
    [Fact]
    public void Policy_OfAMethodThatIsNotInTheTable_IsRefused()
    {
        var refusal = Assert.Throws<InvalidOperationException>(
            () => MethodPolicies.Of("/masterdata.v1.ItemService/DropItems"));

        Assert.Contains("/masterdata.v1.ItemService/DropItems", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryMethodOfTheProtocol_ExceptTheFirstKey_NeedsAKey()
    {
        var methods = typeof(V1.AccessServiceReflection).Assembly.ExportedTypes
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => (FileDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!)
            .SelectMany(file => file.Services)
            .SelectMany(service => service.Methods)
            .Select(method => $"/{method.Service.FullName}/{method.Name}");

        var open = methods.Where(method => MethodPolicies.Of(method) is MethodPolicy.Anonymous);

        Assert.Equal(["/masterdata.v1.AccessService/RedeemSetupToken"], open);
    }

    [Fact]
    public void Endpoints_WithoutAPolicy_AreAllNamed()
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => EndpointPolicies.Check(
        [
            new(null, new(new AuthorizeAttribute("Authenticated")), "by name"),
            new(null, new(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()), "by object"),
            new(null, new(new AllowAnonymousAttribute()), "open"),
            new(null, new(), "forgotten"),
            new(null, new("something else"), "lost"),
        ]));

        Assert.Contains("who may call: forgotten, lost.", refusal.Message, StringComparison.Ordinal);
    }
}
