using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Google.Rpc;
using Grpc.Core;
using Grpc.Health.V1;
using MasterData.Testing;
using MasterData.V1;
using Microsoft.Data.Sqlite;

namespace MasterData.IntegrationTests.Access;

/// <summary>
/// What callers are told who have no key, a wrong one, or one that is not enough, by gRPC and by HTTP.
/// </summary>
public sealed class RefusalTests(WholeServerFixture fixture) : IClassFixture<WholeServerFixture>
{
    private const string GetItem = "/masterdata.v1.ItemService/GetItem";

    private static readonly string Wrong = "Bearer md_" + new string('A', 43);

    private readonly WholeServer _server = fixture.Server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> NoKeys => ["", "Bearer ", "Bearer secret", "Basic YTpi", Wrong];

    public static TheoryData<string, string, string> Languages => new()
    {
        { "", "vi", "Thiếu khóa API" },
        { "vi", "vi", "Thiếu khóa API" },
        { "en-GB, vi;q=0.5", "en", "There is no API key" },
        { "fr", "vi", "Thiếu khóa API" },
    };

    [Theory]
    [MemberData(nameof(NoKeys))]
    public async Task Grpc_WithoutAValidKey_IsUnauthenticated(string authorization)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await Items.GetItemAsync(
            new() { Name = "catalogs/agencies/items/G09" }, HeadersOf(
                authorization, "en"), cancellationToken: Cancellation));

        Assert.Equal((StatusCode.Unauthenticated, "UNAUTHENTICATED"), (refusal.StatusCode, refusal.Reason));
        Assert.Contains("There is no API key", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Grpc_WithoutAKey_IsToldInTheCallersLanguage(string asked, string language, string says)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await Items.GetItemAsync(
            new() { Name = "catalogs/agencies/items/G09" }, HeadersOf("", asked), cancellationToken: Cancellation));

        Assert.StartsWith(says, refusal.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(language, refusal.GetRpcStatus()!.GetDetail<LocalizedMessage>().Locale);
    }

    [Fact]
    public async Task Grpc_StreamWithoutAKey_IsUnauthenticated()
    {
        using var watch = new V1.SyncService.SyncServiceClient(_server.Grpc).Watch(
            new(), HeadersOf(Wrong, "en"), cancellationToken: Cancellation);

        var refusal = await Assert.ThrowsAsync<RpcException>(() => watch.ResponseStream.MoveNext(Cancellation));

        Assert.Equal((StatusCode.Unauthenticated, "UNAUTHENTICATED"), (refusal.StatusCode, refusal.Reason));
    }

    [Fact]
    public async Task Grpc_WithAKey_IsAnsweredByTheMethod()
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await Items.GetItemAsync(
            new() { Name = "catalogs/agencies/items/G09" },
            HeadersOf(_server.As("consumer"), "en"),
            cancellationToken: Cancellation));

        Assert.Equal((StatusCode.NotFound, "CATALOG_NOT_FOUND"), (refusal.StatusCode, refusal.Reason));
    }

    [Theory]
    [MemberData(nameof(NoKeys))]
    public async Task Grpc_OpenMethod_IsAnsweredWithoutAKeyAndWithAWrongOne(string authorization)
    {
        var health = new Health.HealthClient(_server.Grpc);

        var answer = await health.CheckAsync(
            new(), HeadersOf(authorization, "en"), cancellationToken: Cancellation);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    // The demo has administrators, so no token is pending.
    [Fact]
    public async Task Grpc_RedeemWithoutAPendingToken_IsAnsweredLikeAMethodThatIsNot()
    {
        var access = new V1.AccessService.AccessServiceClient(_server.Grpc);
        var marshaller = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);
        var unknown = new Method<byte[], byte[]>(
            MethodType.Unary, "masterdata.v1.AccessService", "DropKeys", marshaller, marshaller);

        var redeem = await Assert.ThrowsAsync<RpcException>(async () => await access.RedeemSetupTokenAsync(
            new() { Token = "wrong" }, cancellationToken: Cancellation));
        var drop = await Assert.ThrowsAsync<RpcException>(
            async () => await _server.Grpc.AsyncUnaryCall(unknown, null, new(cancellationToken: Cancellation), []));

        Assert.Equal(StatusCode.Unimplemented, redeem.StatusCode);
        Assert.Equal(drop.Status.Detail, redeem.Status.Detail);
        Assert.Equal(Names(drop.Trailers), Names(redeem.Trailers));
    }

    [Theory]
    [InlineData("masterdata.v1.ItemService", "DropItems")]
    [InlineData("masterdata.v1.DropService", "DropItems")]
    public async Task Grpc_UnknownMethod_IsUnimplementedWithoutAKey(string service, string name)
    {
        var marshaller = Marshallers.Create<byte[]>(bytes => bytes, bytes => bytes);
        var method = new Method<byte[], byte[]>(MethodType.Unary, service, name, marshaller, marshaller);

        var refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await _server.Grpc.AsyncUnaryCall(method, null, new(cancellationToken: Cancellation), []));

        Assert.Equal(StatusCode.Unimplemented, refusal.StatusCode);
    }

    [Theory]
    [MemberData(nameof(NoKeys))]
    public async Task Http_WithoutAValidKey_Is401(string authorization)
    {
        using var answer = await _server.AskAsync(
            HttpMethod.Get, "/who", authorization, "en", cancellationToken: Cancellation);

        await IsProblemAsync(answer, HttpStatusCode.Unauthorized, "UNAUTHENTICATED", "en", "There is no API key");
        Assert.Equal(new AuthenticationHeaderValue("Bearer"), Assert.Single(answer.Headers.WwwAuthenticate));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Http_WithoutAKey_IsToldInTheCallersLanguage(string asked, string language, string says)
    {
        using var answer = await _server.AskAsync(HttpMethod.Get, "/who", "", asked, cancellationToken: Cancellation);

        await IsProblemAsync(answer, HttpStatusCode.Unauthorized, "UNAUTHENTICATED", language, says);
    }

    [Theory]
    [InlineData("vi", "Khóa API này không được phép")]
    [InlineData("en", "This API key may not do this")]
    public async Task Http_WithAKeyThatThePolicyDenies_Is403(string language, string says)
    {
        using var answer = await _server.AskAsync(
            HttpMethod.Get, "/nobody", _server.As("administrator"), language, cancellationToken: Cancellation);

        await IsProblemAsync(answer, HttpStatusCode.Forbidden, "PERMISSION_DENIED", language, says);
        Assert.Empty(answer.Headers.WwwAuthenticate);
    }

    [Fact]
    public async Task Http_WithAKey_IsAnsweredAsItsPrincipal()
    {
        using var answer = await _server.AskAsync(
            HttpMethod.Get, "/who", _server.As("steward"), cancellationToken: Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("steward steward ApiKey", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    // An endpoint of HTTP may carry the metadata of a gRPC method.
    [Fact]
    public async Task Http_ToAGrpcMethodWithoutAKey_Is401()
    {
        using var answer = await _server.AskAsync(HttpMethod.Post, GetItem, "", "en", cancellationToken: Cancellation);

        await IsProblemAsync(answer, HttpStatusCode.Unauthorized, "UNAUTHENTICATED", "en", "There is no API key");
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Http_Health_IsAnsweredWithAWrongKey(string path)
    {
        using var answer = await _server.AskAsync(HttpMethod.Get, path, Wrong, cancellationToken: Cancellation);

        Assert.NotEqual(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Http_UnknownPathAndWrongMethod_AreToldByRouting()
    {
        using var unknown = await _server.AskAsync(HttpMethod.Get, "/nowhere", cancellationToken: Cancellation);
        using var wrong = await _server.AskAsync(HttpMethod.Delete, "/who", cancellationToken: Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, wrong.StatusCode);
    }

    [Fact]
    public async Task Key_WhileTheDatabaseCannotBeOpened_IsNotCalledWrong()
    {
        await using var server = await WholeServer.StartAsync(Cancellation, WholeServerFixture.Map);
        var away = server.Data + "-away";
        Directory.Move(server.Data, away);
        SqliteConnection.ClearAllPools();
        try
        {
            using var answer = await server.AskAsync(
                HttpMethod.Get, "/who", Wrong, "en", cancellationToken: Cancellation);
            using var live = await server.AskAsync(
                HttpMethod.Get, "/health/live", Wrong, "en", cancellationToken: Cancellation);
            var refusal = await Assert.ThrowsAsync<RpcException>(async () => await new ItemService.ItemServiceClient(
                server.Grpc)
                .GetItemAsync(new(), HeadersOf(Wrong, "en"), cancellationToken: Cancellation));

            await IsProblemAsync(
                answer, HttpStatusCode.ServiceUnavailable, "UNAVAILABLE", "en", "The database cannot be reached");
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
            Assert.Equal((StatusCode.Unavailable, "UNAVAILABLE"), (refusal.StatusCode, refusal.Reason));
        }
        finally
        {
            Directory.Move(away, server.Data);
        }
    }

    private static IEnumerable<string> Names(Metadata trailers) => trailers.Select(entry => entry.Key);

    private ItemService.ItemServiceClient Items => new(_server.Grpc);

    private static Metadata HeadersOf(string authorization, string language) =>
        new() { { "authorization", authorization }, { "accept-language", language } };

    private static async Task IsProblemAsync(
        HttpResponseMessage answer, HttpStatusCode status, string reason, string language, string says)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(language, Assert.Single(answer.Content.Headers.ContentLanguage));
        Assert.Equal("Accept-Language", Assert.Single(answer.Headers.Vary));
        Assert.False(answer.Headers.Contains("grpc-status"));
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Equal(reason, problem.GetProperty("reason").GetString());
        Assert.StartsWith(says, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }
}
