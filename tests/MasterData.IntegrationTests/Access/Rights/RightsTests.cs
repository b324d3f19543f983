using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using MasterData.Core.Access;
using MasterData.Testing;

namespace MasterData.IntegrationTests.Access;

/// <summary>Every role calls every method of the protocol for its own and for another catalog.</summary>
public sealed class RightsTests(RightsWorld world) : IClassFixture<RightsWorld>
{
    private const string Allowed = "allowed";
    private const string Denied = "PERMISSION_DENIED";
    private const string Unknown = "UNAUTHENTICATED";

    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private static readonly IReadOnlyDictionary<string, MethodDescriptor> Methods = typeof(V1.Grant).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
        .Select(type => type.GetProperty("Descriptor")?.GetValue(null)).OfType<FileDescriptor>()
        .SelectMany(file => file.Services).SelectMany(service => service.Methods)
        .ToDictionary(method => $"{method.Service.Name}/{method.Name}");

    public static TheoryData<string> Names => [.. Methods.Keys.Order(StringComparer.Ordinal)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Table_MethodsOfTheProtocol_AreAllInIt() =>
        Assert.Equal(Methods.Keys.Order(StringComparer.Ordinal), RightsTable.Rows.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_ByEveryRole_IsAllowedAsTheTableSays(string method)
    {
        var row = RightsTable.Rows[method];
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var kind in Enum.GetValues<RightsKind>())
            {
                foreach (var catalog in (string[])[RightsWorld.Own, RightsWorld.Other])
                {
                    var expected = Expected(row, role, kind, catalog);
                    var seen = await CallAsync(method, await row.Request(world, catalog), world.Header(role, kind));
                    if (expected != seen)
                    {
                        wrong.Add($"{role} {kind} for {catalog}: {expected} wanted, {seen} seen");
                    }
                }
            }
        }

        var without = await CallAsync(method, await row.Request(world, RightsWorld.Own), []);
        Assert.Equal(row.Anonymous ? Allowed : Unknown, without);
        Assert.Empty(wrong);
    }

    private static string Expected(RightsRow row, Role role, RightsKind kind, string catalog)
    {
        var letter = role switch
        {
            Role.Reader => 'r',
            Role.Steward => 's',
            Role.Approver => 'p',
            Role.Auditor => 'u',
            Role.Administrator => 'a',
            Role.Consumer => 'c',
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not in the table."),
        };
        var isAllowed = kind switch
        {
            _ when row.Anonymous => true,
            RightsKind.Own => (catalog is RightsWorld.Own ? row.Own : row.Other).Contains(letter),
            RightsKind.All => row.All.Contains(letter),
            RightsKind.Pending => row.Nobody,
            _ => false,
        };
        return isAllowed ? Allowed : kind is RightsKind.Revoked or RightsKind.Expired ? Unknown : Denied;
    }

    // A stream is called until its first message.
    private async Task<string> CallAsync(string method, IMessage request, Metadata header)
    {
        var descriptor = Methods[method];
        var type = descriptor.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary;
        var call = new Method<byte[], byte[]>(type, descriptor.Service.FullName, descriptor.Name, Bytes, Bytes);
        var options = new CallOptions(header, cancellationToken: Cancellation);
        try
        {
            if (descriptor.IsServerStreaming)
            {
                using var stream = world.Grpc.AsyncServerStreamingCall(call, null, options, request.ToByteArray());
                await stream.ResponseStream.MoveNext(Cancellation);
            }
            else
            {
                using var unary = world.Grpc.AsyncUnaryCall(call, null, options, request.ToByteArray());
                await unary.ResponseAsync;
            }

            return Allowed;
        }
        catch (RpcException refusal)
        {
            return refusal switch
            {
                { Reason: Denied } => Denied,
                { Reason: Unknown } => Unknown,
                { StatusCode: StatusCode.Internal } => $"a fault: {refusal.Status.Detail}",
                _ => Allowed,
            };
        }
    }
}
