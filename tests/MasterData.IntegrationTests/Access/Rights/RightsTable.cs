using Google.Protobuf;
using MasterData.V1;

namespace MasterData.IntegrationTests.Access;

/// <summary>
/// The right of every method. The letters are roles: r reader, s steward, p approver, u auditor, a administrator,
/// c consumer.
/// </summary>
internal static class RightsTable
{
    private const string Every = "rspuac";
    private const string Inspects = "spua";

    /// <summary>By full name of the method.</summary>
    public static readonly IReadOnlyDictionary<string, RightsRow> Rows = new Dictionary<string, RightsRow>
    {
        ["AccessService/RedeemSetupToken"] =
            Of(Every, Every, Every, _ => new RedeemSetupTokenRequest { Token = "wrong" }, nobody: true) with
            {
                Anonymous = true,
            },
        ["AccessService/CreateKey"] = Of("", "", "a", catalog => new CreateKeyRequest
        {
            Principal = $"new-{Guid.NewGuid():N}",
            Grants = { new Grant { Role = Role.Reader, Catalog = catalog } },
        }),
        ["AccessService/ListKeys"] = Of("", "", "ua", _ => new ListKeysRequest()),
        ["AccessService/RevokeKey"] = Of(
            "", "", "a", _ => new RevokeKeyRequest { Name = "keys/0198c5f0a1b27c3d8e4f5a6b7c8d9e0f" }),
        ["AccessService/ListGrants"] = Of("ua", "ua", "ua", _ => new ListGrantsRequest()),
        ["AccessService/GiveGrant"] = Of("a", "", "a", catalog => new GiveGrantRequest
        {
            Principal = "somebody",
            Grant = new() { Role = Role.Approver, Catalog = catalog },
        }),
        ["AccessService/ConfirmGrant"] = new("a", "", "a", Nobody: false, async (world, catalog) =>
            new ConfirmGrantRequest { Name = await world.PendingAsync(catalog) }),
        ["AccessService/WithdrawGrant"] = new("a", "", "a", Nobody: false, async (world, catalog) =>
            new WithdrawGrantRequest { Name = await world.PendingAsync(catalog) }),
        ["CatalogService/ListCatalogs"] = Of(Every, Every, Every, _ => new ListCatalogsRequest(), nobody: true),
        ["CatalogService/GetCatalog"] = Of(Every, "", Every, catalog => new GetCatalogRequest { Name = catalog }),
        ["CatalogService/CreateCatalog"] = Of("a", "", "a", catalog => new CreateCatalogRequest
        {
            Catalog = RightsWorld.CatalogOf(catalog),
        }),
        ["CatalogService/ResumePublishing"] = Of(
            "a", "", "a", catalog => new ResumePublishingRequest { Name = catalog }),
        ["CatalogService/UpdateCatalog"] = Of("a", "", "a", catalog => new UpdateCatalogRequest
        {
            Catalog = RightsWorld.CatalogOf(catalog),
        }),
        ["CatalogService/ListVersions"] = Of(
            Every, "", Every, catalog => new ListVersionsRequest { Parent = catalog }),
        ["CatalogService/GetVersion"] = Of(
            Every, "", Every, catalog => new GetVersionRequest { Name = $"{catalog}/versions/1" }),
        ["FindingService/ListFindings"] = Of(
            Every, "", Every, catalog => new ListFindingsRequest { Parent = catalog }),
        ["ChangesetService/CreateChangeset"] = Of("s", "", "s", catalog => new CreateChangesetRequest
        {
            Changeset = RightsWorld.ChangesetOf(catalog),
        }),
        ["ChangesetService/GetChangeset"] = Step(Inspects, name => new GetChangesetRequest { Name = name }),
        ["ChangesetService/ListChangesets"] = Of(
            Inspects, "", Inspects, catalog => new ListChangesetsRequest { Parent = catalog }),
        ["ChangesetService/UpdateChangeset"] = new("s", "", "s", Nobody: false, async (world, catalog) =>
        {
            var changeset = RightsWorld.ChangesetOf(catalog);
            changeset.Name = await world.ChangesetAsync(catalog);
            return new UpdateChangesetRequest { Changeset = changeset };
        }),
        ["ChangesetService/SubmitChangeset"] = Step("s", name => new SubmitChangesetRequest { Name = name }),
        ["ChangesetService/ApproveChangeset"] = Step(
            "p", name => new ApproveChangesetRequest { Name = name, ContentHash = new('0', 64) }),
        ["ChangesetService/ReturnChangeset"] = Step(
            "p", name => new ReturnChangesetRequest { Name = name, Comment = "no" }),
        ["ChangesetService/RejectChangeset"] = Step(
            "p", name => new RejectChangesetRequest { Name = name, Comment = "no" }),

        // Only its author, who here is none of them.
        ["ChangesetService/WithdrawChangeset"] = Step("", name => new WithdrawChangesetRequest { Name = name }),
        ["ChangesetService/PublishChangeset"] = Step("s", name => new PublishChangesetRequest { Name = name }),
        ["ItemService/GetItem"] = Of(Every, "", Every, catalog => new GetItemRequest { Name = $"{catalog}/items/1" }),
        ["ItemService/BatchGetItems"] = Of(
            Every, "", Every, catalog => new BatchGetItemsRequest { Parent = catalog, Codes = { "1" } }),
        ["ItemService/ListItems"] = Of(Every, "", Every, catalog => new ListItemsRequest { Parent = catalog }),
        ["ItemService/GetHistory"] = Of(
            Every, "", Every, catalog => new GetHistoryRequest { Name = $"{catalog}/items/1" }),
        ["SyncService/Watch"] = Of(
            Every, "", Every, catalog => new WatchRequest { Cursors = { new Cursor { Catalog = catalog } } }),
        ["SyncService/GetSnapshot"] = Of(
            Every, "", Every, catalog => new GetSnapshotRequest { Catalog = catalog }),
        ["SyncService/GetChanges"] = Of(
            Every, "", Every, catalog => new GetChangesRequest { Cursor = new() { Catalog = catalog } }),
        ["SyncService/GetBuckets"] = Of(Every, "", Every, catalog => new GetBucketsRequest
        {
            Catalog = catalog,
            Hashes = ByteString.CopyFrom(new byte[8192]),
        }),
        ["SyncService/GetHead"] = Of(Every, "", Every, catalog => new GetHeadRequest { Catalog = catalog }),
        ["ConsumerService/ReportStatus"] = Of(Every, "", Every, catalog => new ReportStatusRequest
        {
            Copies = { new CopyReport { Cursor = new() { Catalog = catalog } } },
        }),
        ["ConsumerService/ListConsumers"] = Of(
            Inspects, "", Inspects, catalog => new ListConsumersRequest { Parent = catalog }),
    };

    private static RightsRow Of(
        string own, string other, string all, Func<string, IMessage> request, bool nobody = false) =>
        new(own, other, all, nobody, (_, catalog) => Task.FromResult(request(catalog)));

    private static RightsRow Step(string roles, Func<string, IMessage> request) =>
        new(roles, "", roles, Nobody: false, async (world, catalog) => request(await world.ChangesetAsync(catalog)));
}
