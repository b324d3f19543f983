using MasterData.Catalogs;
using MasterData.Core.Access;
using MasterData.Core.Catalogs;
using MasterData.Core.Publication;
using MasterData.Core.Versions;
using MasterData.Errors;
using MasterData.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;

namespace MasterData.IntegrationTests.Catalogs;

public abstract class CatalogTests(Database database)
{
    private static readonly CatalogProposal Proposal =
        new() { Catalog = Sample.Catalog, Content = Sample.Content, Stewards = ["lan"], Approvers = ["minh"] };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Create_ByAdministrator_PublishesVersionOneWithItsPeople()
    {
        using var server = await StartAsync();

        var created = await CreateAsync(server, Proposal);

        Assert.Equal(1, created.ReadPoint.Head.Version);
        Assert.Equal(["lan"], created.Stewards);
        Assert.Equal(created.Etag, (await GetAsync(server)).Etag);
    }

    [Fact]
    public async Task Create_WithoutZoneAndTier_HasTheirDefaults()
    {
        using var server = await StartAsync();
        var kind = new KindRule { Id = "mau", NameVi = "Màu", NameEn = "Colour" };

        var created = await CreateAsync(
            server,
            Proposal with { Content = Sample.Content with { TimeZone = "", Schema = new() { Kinds = [kind] } } });

        Assert.Equal(CatalogZone.Default, created.ReadPoint.Catalog.TimeZone);
        Assert.Equal("mau", Assert.Single(created.ReadPoint.Catalog.Schema.Kinds).Tier);
    }

    [Fact]
    public async Task Create_ByAnybodyElse_IsRefused()
    {
        using var server = await StartAsync();
        var steward = new Actor("lan", [new(Role.Steward, Grant.Everywhere)]);

        var refusal = await Assert.ThrowsAsync<MasterDataException>(() =>
            server.Get<CreateCatalog>().ExecuteAsync(steward, Proposal, "", validateOnly: false, Cancellation));

        Assert.Equal(ErrorReason.PermissionDenied, refusal.Reason);
        Assert.Null(server.Memory.Find(Sample.Catalog));
    }

    [Fact]
    public async Task Create_SameRequestAgain_GetsTheFirstAnswer()
    {
        using var server = await StartAsync();
        var request = $"{Guid.NewGuid()}";

        var first = await CreateAsync(server, Proposal, request);
        var again = await CreateAsync(server, Proposal, request);
        var other = await Assert.ThrowsAsync<MasterDataException>(
            () => CreateAsync(server, Proposal with { Stewards = [] }, request));

        Assert.Equal(first.ReadPoint.Head, again.ReadPoint.Head);
        Assert.Equal(ErrorReason.RequestIdReused, other.Reason);
    }

    [Fact]
    public async Task Create_ValidateOnly_WritesNothing()
    {
        using var server = await StartAsync();

        await server.Get<CreateCatalog>().ExecuteAsync(Actor.System, Proposal, "", validateOnly: true, Cancellation);

        Assert.Null(server.Memory.Find(Sample.Catalog));
        await using var db = server.Context();
        Assert.False(await db.Set<HeadRow>().AnyAsync(Cancellation));
    }

    [Fact]
    public async Task Create_WrongInManyFields_NamesAllOfThem()
    {
        using var server = await StartAsync();
        var wrong = Proposal with
        {
            Catalog = "Colours",
            Content = Sample.Content with { NameVi = "", TimeZone = "Mars/Olympus" },
        };

        var refusal = await Assert.ThrowsAsync<MasterDataException>(() => CreateAsync(server, wrong));

        Assert.Equal(ErrorReason.InvalidFields, refusal.Reason);
        Assert.Equal(
            ["catalog.content.name_vi", "catalog.content.time_zone", "catalog.name"],
            refusal.Violations.Select(violation => violation.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Update_Content_PublishesTheNextVersion()
    {
        using var server = await StartAsync();
        var created = await CreateAsync(server, Proposal);
        var renamed = Proposal with { Content = Sample.Content with { NameEn = "Hues" }, Etag = created.Etag };

        var updated = await UpdateAsync(server, renamed);

        Assert.Equal(2, updated.ReadPoint.Head.Version);
        Assert.Equal("Hues", server.Memory.Get(Sample.Catalog).State.Catalog.NameEn);
        var stale = await Assert.ThrowsAsync<MasterDataException>(
            () => UpdateAsync(server, renamed with { Content = Sample.Content }));
        Assert.Equal(ErrorReason.EtagMismatch, stale.Reason);
    }

    [Fact]
    public async Task Update_OnlyPeople_PublishesNothing()
    {
        using var server = await StartAsync();
        await CreateAsync(server, Proposal);

        var updated = await UpdateAsync(server, Proposal with { Stewards = ["hoa", "lan"] });

        Assert.Equal(1, updated.ReadPoint.Head.Version);
        Assert.Equal(["hoa", "lan"], (await GetAsync(server)).Stewards);
    }

    [Fact]
    public async Task Update_NothingDiffers_IsRefused()
    {
        using var server = await StartAsync();
        await CreateAsync(server, Proposal);

        var refusal = await Assert.ThrowsAsync<MasterDataException>(() => UpdateAsync(server, Proposal));

        Assert.Equal(ErrorReason.NoChange, refusal.Reason);
    }

    [Fact]
    public async Task Update_SchemaThatItemsBreak_IsRefusedWithTheCodes()
    {
        using var server = await StartAsync();
        await server.CreateAsync(Cancellation, Sample.Item("red", "Đỏ"));
        var other = Sample.Content with
        {
            Schema = new() { Kinds = [new() { Id = "khac", NameVi = "Khác", NameEn = "Other" }] },
        };

        var refusal = await Assert.ThrowsAsync<MasterDataException>(
            () => UpdateAsync(server, Proposal with { Content = other }));

        Assert.Equal(ErrorReason.SchemaBreaksData, refusal.Reason);
        Assert.Contains(refusal.Violations, violation => violation.Code == "red");
        Assert.Equal(1, server.Memory.Get(Sample.Catalog).State.Head.Version);
    }

    [Fact]
    public async Task ReadPoint_OldVersionAndInstant_IsFixedToThatVersion()
    {
        using var server = await StartAsync();
        var first = await CreateAsync(server, Proposal);
        await UpdateAsync(server, Proposal with { Content = Sample.Content with { NameEn = "Hues" } });
        var points = server.Get<ReadPoints>();

        var byVersion = await points.ResolveAsync(Sample.Catalog, new(2020, 1, 1), new(1, null, ""), Cancellation);
        var byInstant = await points.ResolveAsync(
            Sample.Catalog, null, new(null, first.ReadPoint.Head.PublishedAt, ""), Cancellation);

        Assert.Equal(first.ReadPoint.Head, byVersion.Head);
        Assert.Equal(Sample.Content.NameEn, byVersion.Catalog.NameEn);
        Assert.Equal(new(2020, 1, 1), byVersion.EffectiveOn);
        Assert.Equal(first.ReadPoint.Head, byInstant.Head);
    }

    [Fact]
    public async Task ReadPoint_OfAMinimumVersion_WaitsForItAndRefusesWhatDoesNotCome()
    {
        using var server = await StartAsync();
        await CreateAsync(server, Proposal);
        var points = server.Get<ReadPoints>();

        var waiting = points.ResolveAsync(Sample.Catalog, null, new(null, null, "", Minimum: 2), Cancellation);
        Assert.False(waiting.IsCompleted);
        await UpdateAsync(server, Proposal with { Content = Sample.Content with { NameEn = "Hues" } });

        Assert.Equal(2, (await waiting).Head.Version);
        Assert.Equal(ErrorReason.Behind, await ReasonAsync(server, new(null, null, "", Minimum: 3)));
    }

    [Fact]
    public async Task ReadPoint_WhatCannotBeKnown_IsRefusedByReason()
    {
        using var server = await StartAsync();
        var head = (await CreateAsync(server, Proposal)).ReadPoint.Head;

        Assert.Equal(ErrorReason.VersionNotPublished, await ReasonAsync(server, new(2, null, "")));
        Assert.Equal(ErrorReason.EpochMismatch, await ReasonAsync(server, new(1, null, $"{Guid.CreateVersion7()}")));
        Assert.Equal(ErrorReason.NothingKnownYet, await ReasonAsync(
            server, new(null, head.PublishedAt.AddMicroseconds(-1), "")));
        Assert.Equal(ErrorReason.FutureInstant, await ReasonAsync(server, new(null, head.PublishedAt.AddDays(1), "")));
    }

    private static async Task<ErrorReason> ReasonAsync(CatalogServer server, KnownAt knownAt) =>
        (await Assert.ThrowsAsync<MasterDataException>(
            async () =>
                await server.Get<ReadPoints>().ResolveAsync(Sample.Catalog, null, knownAt, Cancellation))).Reason;

    private static Task<CatalogView> CreateAsync(CatalogServer server, CatalogProposal proposal, string request = "") =>
        server.Get<CreateCatalog>().ExecuteAsync(Actor.System, proposal, request, validateOnly: false, Cancellation);

    private static Task<CatalogView> UpdateAsync(CatalogServer server, CatalogProposal proposal) =>
        server.Get<UpdateCatalog>().ExecuteAsync(Actor.System, proposal, "", validateOnly: false, Cancellation);

    private static Task<CatalogView> GetAsync(CatalogServer server) =>
        server.Get<GetCatalog>().ExecuteAsync(Actor.System, Sample.Catalog, null, Cancellation);

    private async Task<CatalogServer> StartAsync() =>
        await CatalogServer.StartAsync(await database.CreateAsync(Cancellation), Cancellation);
}
