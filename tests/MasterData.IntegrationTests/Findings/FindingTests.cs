using MasterData.Core.Access;
using MasterData.Core.Findings;
using MasterData.Core.Requests;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;

namespace MasterData.IntegrationTests.Findings;

/// <summary>The findings of versions on every database.</summary>
public abstract class FindingTests(Database database)
{
    private static readonly Actor Reader = new("lan", [new(Role.Reader, Grant.Everywhere)]);

    private static readonly FindingQuery All = new(Sample.Catalog);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_InPages_IsWholeAndInTheOrderOfPublication()
    {
        using var server = await StartAsync();
        var seen = new List<(long, int)>();
        var token = "";
        do
        {
            var page = await ListAsync(server, All, new(2, token));
            seen.AddRange(page.Entries.Select(finding => (finding.Version, finding.Number)));
            token = page.NextPageToken;
        }
        while (token is not "");

        Assert.Equal([(2, 1), (2, 2), (2, 3), (3, 1), (3, 2)], seen);
    }

    [Fact]
    public async Task List_OfAReasonOrCode_HasOnlyThat()
    {
        using var server = await StartAsync();

        var byReason = await ListAsync(server, All with { Reason = ViolationReason.NameDisagrees }, PageRequest.First);
        var byCode = await ListAsync(server, All with { Code = "red" }, PageRequest.First);
        var byBoth = await ListAsync(
            server, All with { Reason = ViolationReason.NameDisagrees, Code = "red" }, PageRequest.First);

        Assert.Equal(["blue", "red"], byReason.Entries.Select(finding => finding.Code));
        Assert.Equal([2L, 2, 3], byCode.Entries.Select(finding => finding.Version));
        Assert.Equal((3, "Sai tên", "Wrong name"), Assert.Single(byBoth.Entries) is var one
            ? (one.Version, one.MessageVi, one.MessageEn)
            : default);
    }

    [Fact]
    public async Task List_ThatIsNotForTheCaller_IsRefused()
    {
        using var server = await StartAsync();
        var stranger = new Actor("minh", [new(Role.Administrator, "agencies")]);

        var denied = await Assert.ThrowsAsync<MasterDataException>(
            () => server.Get<ListFindings>().ExecuteAsync(stranger, All, PageRequest.First, Cancellation));
        var missing = await Assert.ThrowsAsync<MasterDataException>(
            () => ListAsync(server, new("agencies"), PageRequest.First));

        Assert.Equal(ErrorReason.PermissionDenied, denied.Reason);
        Assert.Equal(ErrorReason.CatalogNotFound, missing.Reason);
    }

    private static Task<Page<FindingRow>> ListAsync(CatalogServer server, FindingQuery query, PageRequest request) =>
        server.Get<ListFindings>().ExecuteAsync(Reader, query, request, Cancellation);

    private static Violation Warning(ViolationReason reason, string code) => new()
    {
        Reason = reason,
        Code = code,
        Message = new("Sai tên", "Wrong name"),
        Remedy = new("Sửa", "Put it right"),
    };

    private async Task<CatalogServer> StartAsync()
    {
        var server = await CatalogServer.StartAsync(await database.CreateAsync(Cancellation), Cancellation);
        await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"), Sample.Item("blue", "Lam"));
        await server.PublishAsync(
            Sample.Of(Sample.Item("red", "Đỏ 2")) with
            {
                Warnings =
                [
                    Warning(ViolationReason.CodeReturns, "red"),
                    Warning(ViolationReason.SameName, "red"),
                    Warning(ViolationReason.UnusualParentKind, "red"),
                    Warning(ViolationReason.NameDisagrees, "blue"),
                ],
            },
            Cancellation);
        await server.PublishAsync(
            Sample.Of(Sample.Item("red", "Đỏ 3")) with
            {
                Warnings =
                [
                    Warning(ViolationReason.NameDisagrees, "red"),
                    Warning(ViolationReason.CodeReturns, "blue"),
                ],
            },
            Cancellation);
        return server;
    }
}
