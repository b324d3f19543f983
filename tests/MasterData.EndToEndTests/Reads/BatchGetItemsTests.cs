using Grpc.Core;
using MasterData.Client.Errors;
using MasterData.Client.Reads;
using MasterData.EndToEndTests.Cli;

namespace MasterData.EndToEndTests.Reads;

/// <summary>Many codes at one point of both axes of time.</summary>
[Collection(DemoTests.Name)]
public sealed class BatchGetItemsTests(Palette palette) : IClassFixture<Palette>
{
    private const int MaxCodes = 1_000;

    private static readonly DateOnly Spring = new(2026, 4, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Batch_OfCodesAndAliases_GivesThoseInForceInTheOrderAskedForAndListsTheOthers()
    {
        var answer = await BatchAsync([Palette.Pink, "00009", "R", "99", Palette.Red, Palette.Pink], Spring);

        Assert.Equal(
            [Palette.Pink, Palette.Red, Palette.Red, Palette.Pink], answer.Items.Select(item => item.Code));
        Assert.Equal(["00009", "99"], answer.Missing);
        var pink = answer.Items[0];
        Assert.Equal($"catalogs/{palette.Catalog}/items/{Palette.Pink}", pink.Name);
        Assert.Equal(
            ("Hồng", Palette.Red, 2, 4L), (pink.Slice.FullName, pink.Slice.Parent, pink.Level, pink.LastChanged));
        Assert.Equal(["R"], answer.Items[1].Aliases);
    }

    [Fact]
    public async Task Batch_AgainstSingleAnswers_GivesTheSame()
    {
        var batch = await BatchAsync([Palette.Red, Palette.Pink], Spring);

        var red = await palette.Reads.GetItemAsync(palette.Catalog, "R", Spring, null, Cancellation);
        var pink = await palette.Reads.GetItemAsync(palette.Catalog, Palette.Pink, Spring, null, Cancellation);
        Assert.Equal([red.Item, pink.Item], batch.Items);
        Assert.Equal(red.ReadPoint, batch.ReadPoint);
    }

    [Theory]
    [InlineData("2025-12-31", "", "00001 00002")]
    [InlineData("2026-01-01", "Đỏ Hồng", "")]
    [InlineData("2026-02-28", "Đỏ Hồng", "")]
    [InlineData("2026-03-01", "Son Hồng", "")]
    [InlineData("2026-05-31", "Son Hồng", "")]
    [InlineData("2026-06-01", "Son", "00002")]
    public async Task Batch_OnADay_GivesWhatWasInForceThen(string day, string names, string missing)
    {
        var answer = await BatchAsync(
            [Palette.Red, Palette.Pink], DateOnly.ParseExact(day, "yyyy-MM-dd", null));

        Assert.Equal(names, string.Join(' ', answer.Items.Select(item => item.Slice.FullName)));
        Assert.Equal(missing, string.Join(' ', answer.Missing));
        Assert.Equal((day, 4L), (answer.ReadPoint.EffectiveOn, answer.ReadPoint.Version));
    }

    [Theory]
    [InlineData(1, "", "00001 00002")]
    [InlineData(2, "Đỏ Hồng", "")]
    [InlineData(3, "Son Hồng", "")]
    [InlineData(4, "Son", "00002")]
    public async Task Batch_KnownAtAVersion_GivesWhatWasKnownThenOfTheSameDay(
        long version, string names, string missing)
    {
        var answer = await BatchAsync(
            [Palette.Red, Palette.Pink], new(2026, 7, 1), new() { Version = version });

        Assert.Equal(names, string.Join(' ', answer.Items.Select(item => item.Slice.FullName)));
        Assert.Equal(missing, string.Join(' ', answer.Missing));
        Assert.Equal(version, answer.ReadPoint.Version);
    }

    [Fact]
    public async Task Batch_KnownAtAnInstant_GivesTheLastVersionUntilThen()
    {
        var second = await palette.Reads.GetVersionAsync(palette.Catalog, 2, Cancellation);

        var answer = await BatchAsync(
            [Palette.Red], new(2026, 7, 1), new() { Instant = second.Version.Head.PublishedAt });

        Assert.Equal(("Đỏ", 2L), (Assert.Single(answer.Items).Slice.FullName, answer.ReadPoint.Version));
    }

    [Fact]
    public async Task Batch_WithoutADay_IsOfTodayInTheCatalogsZone()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
        string Today() => $"{TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), zone):yyyy-MM-dd}";
        var before = Today();

        var answer = await BatchAsync([], null);

        Assert.Contains(answer.ReadPoint.EffectiveOn, (string[])[before, Today()]);
        Assert.Equal((0, 0), (answer.Items.Count, answer.Missing.Count));
    }

    [Fact]
    public async Task Slice_OfAnAnswer_IsTheOneOfTheModel()
    {
        var slice = (await BatchAsync([Palette.Pink], Spring)).Items[0].Slice.ToModel();

        Assert.Equal(
            ("Hồng", new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 1), "Không dùng nữa"),
            (slice.Name, slice.ValidFrom, slice.ValidTo, slice.Reason));
    }

    [Fact]
    public async Task Batch_OfAKnowledgeThatDoesNotExist_IsRefusedWithItsReason()
    {
        await RefusedAsync(StatusCode.NotFound, "VERSION_NOT_PUBLISHED", () => KnownAsync(new() { Version = 5 }));
        await RefusedAsync(
            StatusCode.FailedPrecondition, "EPOCH_MISMATCH", () => KnownAsync(new() { Epoch = $"{Guid.NewGuid()}" }));
        await RefusedAsync(
            StatusCode.FailedPrecondition, "NOTHING_KNOWN_YET", () => KnownAsync(new() { Instant = new() }));
        await RefusedAsync(
            StatusCode.InvalidArgument,
            "FUTURE_INSTANT",
            () => KnownAsync(new() { Instant = new() { Seconds = 32_503_680_000 } }));

        Task<V1.BatchGetItemsResponse> KnownAsync(V1.KnownAt at) => BatchAsync([Palette.Red], Spring, at);
    }

    [Fact]
    public async Task Batch_OfAsManyCodesAsMayBe_IsAnsweredAndOfOneMoreRefused()
    {
        var codes = Enumerable.Range(1, MaxCodes).Select(number => $"{number:D5}").ToList();

        var answer = await BatchAsync(codes, Spring);

        Assert.Equal((2, MaxCodes - 2), (answer.Items.Count, answer.Missing.Count));
        var refusal = await RefusedAsync(
            StatusCode.InvalidArgument, "INVALID_FIELDS", () => BatchAsync([.. codes, "R"], Spring));
        Assert.Equal(("codes", "TOO_LONG"), (Assert.Single(refusal.Violations).Field, refusal.Violations[0].Reason));
    }

    [Fact]
    public async Task Batch_WithWrongFields_NamesThemAll()
    {
        var request = new V1.BatchGetItemsRequest
        {
            Parent = palette.Catalog,
            Codes = { Palette.Red, "", "a b" },
            EffectiveOn = "2026-02-30",
        };

        var refusal = await RefusedAsync(
            StatusCode.InvalidArgument,
            "INVALID_FIELDS",
            () => palette.Reads.BatchGetItemsAsync(request, Cancellation));

        Assert.Equal(
            ["parent", "codes[1]", "codes[2]", "effective_on"],
            refusal.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public async Task Batch_OfACatalogThatIsNotThere_IsNotFound() => await RefusedAsync(
        StatusCode.NotFound,
        "CATALOG_NOT_FOUND",
        () => palette.Reads.BatchGetItemsAsync("no-such-catalog", [Palette.Red], Spring, null, Cancellation));

    [Fact]
    public async Task Batch_ByWhoMayNotReadTheCatalog_IsRefused()
    {
        var other = await palette.Server.WithGrantAsync(V1.Role.Consumer, "agencies");
        var own = await palette.Server.WithGrantAsync(V1.Role.Reader, palette.Catalog);

        await RefusedAsync(StatusCode.PermissionDenied, "PERMISSION_DENIED", () => ByAsync(other));
        await RefusedAsync(StatusCode.Unauthenticated, "UNAUTHENTICATED", () => ByAsync(palette.Server.WithoutKey()));
        Assert.Single((await ByAsync(own)).Items);

        Task<V1.BatchGetItemsResponse> ByAsync(MasterDataReads reads) =>
            reads.BatchGetItemsAsync(palette.Catalog, [Palette.Red], Spring, null, Cancellation);
    }

    private static async Task<MasterDataError> RefusedAsync(StatusCode status, string reason, Func<Task> call)
    {
        var refusal = (await Assert.ThrowsAsync<MasterDataCallException>(call)).Error;
        Assert.Equal((status, reason), (refusal.Status, refusal.Reason));
        return refusal;
    }

    private Task<V1.BatchGetItemsResponse> BatchAsync(
        IEnumerable<string> codes, DateOnly? on, V1.KnownAt? knownAt = null) =>
        palette.Reads.BatchGetItemsAsync(palette.Catalog, codes, on, knownAt, Cancellation);
}
