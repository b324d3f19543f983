using Grpc.Core;
using MasterData.Client.Errors;
using MasterData.Client.Reads;
using MasterData.EndToEndTests.Cli;

namespace MasterData.EndToEndTests.Reads;

/// <summary>One published version with the keys it changed.</summary>
[Collection(DemoTests.Name)]
public sealed class GetVersionTests(Palette palette) : IClassFixture<Palette>
{
    private const int MaxKeys = 20_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Version_OfAChangeset_SaysWhatItDidAndWhichKeysItChanged()
    {
        var answer = await palette.Reads.GetVersionAsync(palette.Catalog, 2, Cancellation);

        var version = answer.Version;
        Assert.Equal($"catalogs/{palette.Catalog}/versions/2", version.Name);
        Assert.Equal(
            ("Hai màu", palette.FirstChangeset, 2), (version.Comment, version.Changeset, version.ChangedCount));
        Assert.Equal([V1.ChangeClass.Additive], version.Classes);
        Assert.Equal([$"item/{Palette.Red}", $"item/{Palette.Pink}"], answer.ChangedKeys);
        Assert.Equal((2, 3), (version.Head.Version, version.Head.Count));
    }

    [Theory]
    [InlineData(1, "catalog")]
    [InlineData(3, $"item/{Palette.Red}")]
    [InlineData(4, $"item/{Palette.Pink}")]
    public async Task Version_OfAnyNumber_ListsOnlyItsOwnKeys(long number, string key)
    {
        var answer = await palette.Reads.GetVersionAsync(palette.Catalog, number, Cancellation);

        Assert.Equal([key], answer.ChangedKeys);
        Assert.Equal(1, answer.Version.ChangedCount);
    }

    [Fact]
    public async Task Version_OfTheHead_HasTheProofOfTheHeadAndIsThatOfTheList()
    {
        var answer = await palette.Reads.GetVersionAsync(palette.Catalog, 4, Cancellation);

        var head = await palette.Reads.GetHeadAsync(palette.Catalog, Cancellation);
        var listed = new List<V1.Version>();
        await foreach (var page in palette.Reads.ListVersionsAsync(
            new() { Parent = $"catalogs/{palette.Catalog}", PageSize = 3 }, Cancellation))
        {
            listed.AddRange(page.Versions);
        }

        Assert.Equal(head.Head, answer.Version.Head);
        Assert.Equal([4, 3, 2, 1], listed.Select(version => version.Head.Version));
        Assert.Equal(listed[0], answer.Version);
    }

    [Fact]
    public async Task Version_ThatIsNotThere_IsNotFound()
    {
        var refusal = await RefusedAsync(
            StatusCode.NotFound, "VERSION_NOT_PUBLISHED",
            () => palette.Reads.GetVersionAsync(palette.Catalog, 5, Cancellation));

        Assert.Equal("4", refusal.Metadata["head"]);
        await RefusedAsync(
            StatusCode.NotFound, "CATALOG_NOT_FOUND",
            () => palette.Reads.GetVersionAsync("no-such-catalog", 1, Cancellation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public async Task Version_OfANumberThatNoVersionHas_IsAWrongField(long number)
    {
        var refusal = await RefusedAsync(
            StatusCode.InvalidArgument, "INVALID_FIELDS",
            () => palette.Reads.GetVersionAsync(palette.Catalog, number, Cancellation));

        Assert.Equal("name", Assert.Single(refusal.Violations).Field);
    }

    [Fact]
    public async Task Version_ByWhoMayNotReadTheCatalog_IsRefused()
    {
        var other = await palette.Server.WithGrantAsync(V1.Role.Consumer, "agencies");

        await RefusedAsync(
            StatusCode.PermissionDenied, "PERMISSION_DENIED",
            () => other.GetVersionAsync(palette.Catalog, 2, Cancellation));
        await RefusedAsync(
            StatusCode.Unauthenticated, "UNAUTHENTICATED",
            () => palette.Server.WithoutKey().GetVersionAsync(palette.Catalog, 2, Cancellation));
    }

    [Fact]
    public async Task Publisher_OfAVersion_IsForThoseWhoInspectOnly()
    {
        var reader = await palette.Server.WithGrantAsync(V1.Role.Reader, palette.Catalog);

        Assert.Equal("", await PublisherAsync(palette.Reads));
        Assert.Equal("", await PublisherAsync(reader));
        var publisher = await PublisherAsync(palette.Server.As("steward"));
        Assert.NotEqual("", publisher);
        Assert.Equal(publisher, await PublisherAsync(palette.Server.As("auditor")));

        async Task<string> PublisherAsync(MasterDataReads reads) =>
            (await reads.GetVersionAsync(palette.Catalog, 2, Cancellation)).Version.Publisher;
    }

    [Fact]
    public async Task Version_OfMoreKeysThanAnAnswerHas_ListsTheFirstAndCountsThemAll()
    {
        var catalog = await palette.Server.CreateCatalogAsync();
        await palette.Server.PublishAsync(catalog, new()
        {
            Comment = "Rất nhiều màu",
            Date = "2026-01-01",
            Acts = { "1/QD" },
            NewActs = { new V1.LegalAct { Id = "1/QD", Number = "1/QD", Kind = "Quyết định", Issuer = "Sở Ví dụ" } },
            Operations =
            {
                Enumerable.Range(0, MaxKeys).Select(number => Palette.Create(
                    $"{number:D5}", new() { FullName = $"Màu {number}", ShortName = $"{number}", Kind = "colour" })),
            },
        });

        var answer = await palette.Reads.GetVersionAsync(catalog, 2, Cancellation);

        Assert.Equal(MaxKeys + 1, answer.Version.ChangedCount);
        Assert.Equal(
            ["act/1/QD", .. Enumerable.Range(0, MaxKeys - 1).Select(number => $"item/{number:D5}")],
            answer.ChangedKeys);
    }

    private static async Task<MasterDataError> RefusedAsync(StatusCode status, string reason, Func<Task> call)
    {
        var refusal = (await Assert.ThrowsAsync<MasterDataCallException>(call)).Error;
        Assert.Equal((status, reason), (refusal.Status, refusal.Reason));
        return refusal;
    }
}
