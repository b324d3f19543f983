using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using MasterData.EndToEndTests.Cli;
using MasterData.Testing;
using MasterData.V1;

namespace MasterData.EndToEndTests.Grpc;

/// <summary>
/// What no command sends, but any program can: refused with status and reason, and the server goes on.
/// </summary>
[Collection(DemoTests.Name)]
public sealed class BadRequestTests : IDisposable
{
    private const string Parent = "catalogs/admin-units";

    private readonly DemoFile _demo;
    private readonly GrpcChannel _channel;

    public BadRequestTests(DemoServer demo)
    {
        ArgumentNullException.ThrowIfNull(demo);
        _demo = DemoFile.Read(demo.Server.DemoFilePath);
        _channel = GrpcChannel.ForAddress(demo.Server.GrpcAddress);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ItemService.ItemServiceClient Items => new(_channel);

    private CatalogService.CatalogServiceClient Catalogs => new(_channel);

    private FindingService.FindingServiceClient Findings => new(_channel);

    private ChangesetService.ChangesetServiceClient Changesets => new(_channel);

    public void Dispose() => _channel.Dispose();

    [Fact]
    public async Task PageToken_OfAnotherQuery_IsRefused()
    {
        var request = new ListItemsRequest { Parent = Parent, EffectiveOn = "2025-08-01", Kind = "xa", PageSize = 10 };
        var page = await Items.ListItemsAsync(request, As("consumer"), cancellationToken: Cancellation);

        var otherKind = new ListItemsRequest(request) { Kind = "phuong", PageToken = page.NextPageToken };
        var otherDay = new ListItemsRequest(request) { EffectiveOn = "2025-08-02", PageToken = page.NextPageToken };
        var broken = new ListItemsRequest(request) { PageToken = page.NextPageToken[..^3] };

        foreach (var wrong in new[] { otherKind, otherDay, broken })
        {
            await RefusedAsync(
                StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN",
                () => Items.ListItemsAsync(wrong, As("consumer"), cancellationToken: Cancellation));
        }
    }

    [Fact]
    public async Task PageToken_OfAnotherCatalogsVersions_IsRefused()
    {
        await RefusedAsync(StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN", () => Catalogs.ListVersionsAsync(
            new() { Parent = Parent, PageToken = "YWdlbmNpZXMvMg" }, As("consumer"), cancellationToken: Cancellation));
        await RefusedAsync(StatusCode.InvalidArgument, "INVALID_PAGE_TOKEN", () => Findings.ListFindingsAsync(
            new() { Parent = Parent, PageToken = "YWdlbmNpZXMvMg" }, As("consumer"), cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Fields_ThatAreWrong_AreNamedAllAtOnceInTheCallersLanguage()
    {
        var request = new GetItemRequest { Name = "catalogs/Admin/items/", EffectiveOn = "2025-02-30" };

        var english = await RefusedAsync(StatusCode.InvalidArgument, "INVALID_FIELDS", () => Items.GetItemAsync(
            request, As("consumer", "en"), cancellationToken: Cancellation));
        var vietnamese = await RefusedAsync(StatusCode.InvalidArgument, "INVALID_FIELDS", () => Items.GetItemAsync(
            request, As("consumer", "vi"), cancellationToken: Cancellation));

        Assert.Equal(
            ["name", "effective_on"], english.GetDetail<BadRequest>().FieldViolations.Select(field => field.Field));
        Assert.NotEqual(english.Message, vietnamese.Message);
        Assert.Equal("vi", vietnamese.GetDetail<LocalizedMessage>().Locale);
    }

    [Fact]
    public async Task Changeset_Of100000Operations_IsRefusedAndNothingWritten()
    {
        var changeset = Draft();
        changeset.Operations.Add(Enumerable.Range(0, 100_000).Select(_ => Amend("20656")));

        await RefusedAsync(StatusCode.ResourceExhausted, "TOO_LARGE", () => Changesets.CreateChangesetAsync(
            new() { Changeset = changeset }, As("steward"), cancellationToken: Cancellation));

        Assert.DoesNotContain(await CommentsAsync(), comment => comment == changeset.Comment);
    }

    [Fact]
    public async Task Request_OverItsSize_IsRefusedAndTheServerGoesOn()
    {
        var changeset = Draft();
        changeset.Comment = new string('x', 17 * 1024 * 1024);

        await RefusedAsync(StatusCode.ResourceExhausted, "TOO_LARGE", () => Changesets.CreateChangesetAsync(
            new() { Changeset = changeset }, As("steward"), cancellationToken: Cancellation));
        await RefusedAsync(StatusCode.ResourceExhausted, "TOO_LARGE", () => Items.GetItemAsync(
            new() { Name = new string('x', 2 * 1024 * 1024) }, As("consumer"), cancellationToken: Cancellation));

        var item = await Items.GetItemAsync(
            new() { Name = $"{Parent}/items/20656" }, As("consumer"), cancellationToken: Cancellation);
        Assert.Equal("20656", item.Item.Code);
    }

    [Fact]
    public async Task Code_InDecomposedForm_IsRefusedNotNormalised()
    {
        var changeset = Draft();
        changeset.Operations.Add(Amend("2065e\u0301"));

        var response = await Changesets.CreateChangesetAsync(
            new() { Changeset = changeset, ValidateOnly = true }, As("steward"), cancellationToken: Cancellation);

        Assert.Contains(response.Preview.Violations, violation => violation.Reason
            is ViolationReason.TextNotNfc or ViolationReason.CodeFormat);
    }

    [Fact]
    public async Task Epoch_OfAnotherLife_IsRefused() => await RefusedAsync(
        StatusCode.FailedPrecondition, "EPOCH_MISMATCH", () => Items.GetItemAsync(
            new() { Name = $"{Parent}/items/20656", KnownAt = new() { Version = 1, Epoch = $"{Guid.NewGuid()}" } },
            As("consumer"), cancellationToken: Cancellation));

    [Fact]
    public async Task Key_ThatIsNone_IsRefused() => await RefusedAsync(
        StatusCode.Unauthenticated, "UNAUTHENTICATED", () => Items.GetItemAsync(
            new() { Name = $"{Parent}/items/20656" }, cancellationToken: Cancellation));

    private static Changeset Draft() => new()
    {
        Catalog = Parent,
        Comment = $"{Guid.NewGuid()}",
        Date = "2027-06-01",
    };

    private static Operation Amend(string code) => new()
    {
        Amend = new() { Code = code, Fields = new() { FullName = "Xã A" } },
    };

    private static async Task<Google.Rpc.Status> RefusedAsync<T>(
        StatusCode status, string reason, Func<AsyncUnaryCall<T>> call)
    {
        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await call());
        Assert.Equal(status, refusal.StatusCode);
        var details = refusal.GetRpcStatus()!;
        Assert.Equal(reason, details.GetDetail<ErrorInfo>().Reason);
        return details;
    }

    private async Task<IEnumerable<string>> CommentsAsync() =>
        (await Changesets.ListChangesetsAsync(
            new() { PageSize = 1000 }, As("steward"), cancellationToken: Cancellation))
        .Changesets.Select(changeset => changeset.Comment);

    private Metadata As(string role, string language = "en") =>
        new() { { "authorization", $"Bearer {_demo.Keys[role]}" }, { "accept-language", language } };
}
